// Given to one process by --import: its wall clock is off by so many milliseconds as the file says that HOTLINE_TEST_CLOCK_SHIFT names.
import { readFileSync } from 'node:fs';

const lookEveryMs = 50;
const RealDate = Date;
let shiftMs = 0;

setInterval(() => {
  try {
    shiftMs = Number(readFileSync(process.env.HOTLINE_TEST_CLOCK_SHIFT, 'utf8')) || 0;
  } catch {
    shiftMs = 0; // no file: the clock is right
  }
}, lookEveryMs).unref();

const now = () => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
