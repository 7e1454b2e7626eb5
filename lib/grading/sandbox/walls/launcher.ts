/** A way to start a child's process: as a program of its own, or behind another program that puts walls around it. */

export interface Wrapped {
  /** Program and arguments. */
  command: string[];
  /** What the program reads from its descriptor 3. */
  onDescriptor3?: Uint8Array;
}

export interface Launcher {
  name: "bubblewrap" | "unshare" | "seal" | "none";
  /** @param readable files and folders that the command needs, all else apart */
  wrap(command: string[], readable: string[]): Wrapped;
}

/** Absolute paths of the programs that are here. */
export interface Tools {
  bwrap?: string;
  unshare?: string;
  setpriv?: string;
}
