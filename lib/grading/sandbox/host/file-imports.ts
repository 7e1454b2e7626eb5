/** Standard streams, and a file system of one read-only file: the standard library's archive. */
import { errno, type HostContext, type HostFunctions } from "./host-context.ts";

const archivePath = "/lib/python314.zip";
const directories = ["/", "/lib"];
const firstFileDescriptor = 4;
const mostOpenFiles = 16;
const seekFrom = { start: 0, current: 1, end: 2 };
const fileMode = { archive: 0o100444, directory: 0o040555, stream: 0o010600 };
const statBytes = 96;
/** IOV_MAX: how many buffers one read or write may name. */
const mostVectors = 1_024;

const isStream = (descriptor: number) => descriptor >= 0 && descriptor < firstFileDescriptor;

export function fileImports(host: HostContext): HostFunctions {
  return { ...streamImports(host), ...archiveImports(host), ...nameImports(host) };
}

function streamImports(host: HostContext): HostFunctions {
  return {
    // fd 1 and 2: the program's output. fd 3: the harness's result.
    fd_write(descriptor: number, vectors: number, count: number, written: number) {
      host.call.poll();
      if (descriptor < 1 || descriptor >= firstFileDescriptor) return errno.EBADF;
      if (count >>> 0 > mostVectors) return errno.EINVAL;
      if (descriptor === 3) host.call.countResultWrite();
      let total = 0;
      for (const source of ioVectors(host, "readable", vectors, count)) {
        host.call.write(descriptor, source);
        total += source.length;
      }
      host.memory.setUint32(written, total);
      return 0;
    },
    // fd 0: the call's input document, then the end of the file. Others: the archive.
    fd_read(descriptor: number, vectors: number, count: number, read: number) {
      host.call.poll();
      const position = descriptor === 0 ? host.call.inputPosition : host.openFiles.get(descriptor);
      if (position === undefined) return errno.EBADF;
      if (count >>> 0 > mostVectors) return errno.EINVAL;
      const source = descriptor === 0 ? host.call.input : host.standardLibrary;
      let total = 0;
      for (const target of ioVectors(host, "writable", vectors, count)) {
        const from = Math.min(position + total, source.length);
        const chunk = source.subarray(from, from + target.length);
        target.set(chunk);
        total += chunk.length;
      }
      if (descriptor === 0) host.call.inputPosition += total;
      else host.openFiles.set(descriptor, position + total);
      host.memory.setUint32(read, total);
      return 0;
    },
    // Closing a standard stream succeeds without effect: the next call needs it. os.closerange calls it in a loop of C.
    fd_close(descriptor: number) {
      host.call.poll();
      return host.openFiles.delete(descriptor) || isStream(descriptor) ? 0 : errno.EBADF;
    },
    // io asks whether streams are terminals, may be sought, and how they were opened.
    __syscall_ioctl: () => -errno.EINVAL,
    __syscall_fcntl64(_descriptor: number, command: number) {
      const [getFlags, setFlags, getStatus] = [1, 2, 3];
      return command === getFlags || command === setFlags || command === getStatus ? 0 : -errno.EINVAL;
    },
    fd_fdstat_get: () => errno.EBADF,
    fd_sync: () => 0,
    fd_pread: () => errno.EBADF,
    fd_pwrite: () => errno.EBADF,
  };
}

function* ioVectors(
  { memory }: HostContext,
  access: "readable" | "writable",
  vectors: number,
  count: number,
): Generator<Uint8Array<ArrayBuffer>> {
  for (let index = 0; index < count; index++) {
    const vector = (vectors >>> 0) + 8 * index;
    yield memory[access](memory.getUint32(vector), memory.getUint32(vector + 4));
  }
}

/** zipimport, when a program imports a module that the image doesn't hold yet. */
function archiveImports(host: HostContext): HostFunctions {
  return {
    __syscall_openat(_directory: number, path: number, flags: number) {
      const forWriting = (flags & 3) !== 0 || (flags & 0o100) !== 0;
      if (forWriting) return -errno.EACCES;
      const name = host.memory.path(path);
      if (name !== archivePath) return name === null ? -errno.ENAMETOOLONG : -errno.ENOENT;
      if (host.openFiles.size >= mostOpenFiles) return -errno.EMFILE;
      let descriptor = firstFileDescriptor;
      while (host.openFiles.has(descriptor)) descriptor++;
      host.openFiles.set(descriptor, 0);
      return descriptor;
    },
    fd_seek(descriptor: number, offset: bigint, whence: number, out: number) {
      const position = host.openFiles.get(descriptor);
      if (position === undefined) return isStream(descriptor) ? errno.ESPIPE : errno.EBADF;
      if (!Object.values(seekFrom).includes(whence)) return errno.EINVAL;
      const base = whence === seekFrom.current ? position : whence === seekFrom.end ? host.standardLibrary.length : 0;
      const target = base + Number(offset);
      if (!Number.isSafeInteger(target) || target < 0) return errno.EINVAL;
      host.openFiles.set(descriptor, target);
      host.memory.setInt64(out, BigInt(target));
      return 0;
    },
  };
}

/** Names: what exists, where we are, who we are, and that there is no environment. */
function nameImports(host: HostContext): HostFunctions {
  const statPath = (path: number, out: number) => {
    const name = host.memory.path(path);
    if (name === null) return -errno.ENAMETOOLONG;
    if (name === archivePath) writeStat(host, out, fileMode.archive, host.standardLibrary.length);
    else if (directories.includes(name)) writeStat(host, out, fileMode.directory, 0);
    else return -errno.ENOENT;
    return 0;
  };
  return {
    // The import system looks where modules could be.
    __syscall_stat64: statPath,
    __syscall_lstat64: statPath,
    __syscall_newfstatat: (_directory: number, path: number, out: number) => statPath(path, out),
    __syscall_fstat64(descriptor: number, out: number) {
      if (host.openFiles.has(descriptor)) writeStat(host, out, fileMode.archive, host.standardLibrary.length);
      else if (isStream(descriptor)) writeStat(host, out, fileMode.stream, 0);
      else return -errno.EBADF;
      return 0;
    },
    __syscall_faccessat(_directory: number, path: number) {
      const name = host.memory.path(path);
      if (name === null) return -errno.ENAMETOOLONG;
      return name === archivePath || directories.includes(name) ? 0 : -errno.ENOENT;
    },
    // os.getcwd: "/".
    __syscall_getcwd(out: number, size: number) {
      if (size < 2) return -errno.ERANGE;
      host.memory.writable(out, 2).set([0x2f, 0]);
      return 2;
    },
    // Nobody in particular; must not tell the machine's own ids.
    __syscall_getuid32_js: () => 1000,
    // No environment variables.
    environ_sizes_get(count: number, bytes: number) {
      host.memory.setUint32(count, 0);
      host.memory.setUint32(bytes, 0);
      return 0;
    },
    environ_get: () => 0,
  };
}

/** Emscripten's `struct stat`. */
function writeStat(host: HostContext, address: number, mode: number, size: number): void {
  host.memory.writable(address, statBytes).fill(0);
  host.memory.setUint32(address, 1); // device
  host.memory.setUint32(address + 4, mode);
  host.memory.setUint32(address + 8, 1); // links
  host.memory.setInt64(address + 24, BigInt(size));
  host.memory.setUint32(address + 32, 4096); // block size
  host.memory.setInt64(address + 88, BigInt(mode)); // inode: any number that tells the three kinds apart
}
