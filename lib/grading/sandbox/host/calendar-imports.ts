/** Seconds since 1970 ↔ a calendar date, in UTC whatever the machine's time zone is: time.gmtime, localtime, mktime. */
import type { HostContext, HostFunctions } from "./host-context.ts";

const msPerDay = 86_400_000;

export function calendarImports(host: HostContext): HostFunctions {
  const write = (seconds: bigint, out: number) => {
    writeFields(host, out, new Date(Number(seconds) * 1000));
  };
  const read = (address: number) => {
    const field = (index: number) => host.memory.getInt32(address + 4 * index);
    const ms = Date.UTC(field(5) + 1900, field(4), field(3), field(2), field(1), field(0));
    if (!Number.isFinite(ms)) return -1n;
    writeFields(host, address, new Date(ms));
    return BigInt(ms / 1000);
  };
  return {
    _gmtime_js: write,
    _localtime_js: write,
    _timegm_js: read,
    _mktime_js: read,
    // The image was built in UTC and holds its zone's names already.
    _tzset_js() {},
  };
}

/** C's `struct tm`, from seconds to the offset from UTC. A date beyond what Date can hold becomes zeros. */
function writeFields(host: HostContext, address: number, date: Date): void {
  const yearStart = Date.UTC(date.getUTCFullYear(), 0, 1);
  const dayOfYear = Math.floor((date.getTime() - yearStart) / msPerDay);
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    date.getUTCFullYear() - 1900,
    date.getUTCDay(),
    dayOfYear,
    0,
    0,
  ];
  fields.forEach((value, index) => {
    host.memory.setInt32(address + 4 * index, value);
  });
}
