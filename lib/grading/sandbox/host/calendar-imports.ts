/** Seconds since 1970 ↔ a calendar date, in UTC whatever the machine's time zone is: time.gmtime, localtime, mktime. */
import type { HostContext, HostFunctions } from "./host-context.ts";

const msPerDay = 86_400_000;
const daysIn400Years = 146_097;

export function calendarImports(host: HostContext): HostFunctions {
  const write = (seconds: bigint, out: number) => {
    writeFields(host, out, new Date(Number(seconds) * 1000));
  };
  const read = (address: number) => {
    const field = (index: number) => host.memory.getInt32(address + 4 * index);
    const ms = utc(field(5) + 1900, field(4), field(3), field(2), field(1), field(0));
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

/** Date.UTC takes the years 0 to 99 for 1900 to 1999; the calendar repeats itself every 400 years. */
function utc(year: number, ...rest: [month: number, day: number, hour?: number, minute?: number, second?: number]) {
  if (year < 0 || year > 99) return Date.UTC(year, ...rest);
  return Date.UTC(year + 400, ...rest) - daysIn400Years * msPerDay;
}

/** C's `struct tm`, from seconds to the offset from UTC. A date beyond what Date can hold becomes zeros. */
function writeFields(host: HostContext, address: number, date: Date): void {
  const yearStart = utc(date.getUTCFullYear(), 0, 1);
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
