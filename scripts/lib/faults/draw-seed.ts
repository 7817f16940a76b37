// Which faults a seed strikes: rows in turn, so that ten seeds of a transport strike each of them three times or more.
import { Draw } from '../replay/draw.ts';
import { rows, transports, type Fault, type Row, type Transport } from './fault.ts';

/** Of one transport in so many seeds … */
const seedsARound = 10;
/** … each row is struck so often at least. */
const strikesARow = 3;
/** A fault that takes longer, seconds, … */
const long = 120;
/** … has its turn when its row's quick ones had so many. */
const quickTurns = 3;

export interface Drawn {
  seed: number;
  transport: Transport;
  faults: readonly Fault[];
}

export interface Narrowed {
  transport?: Transport;
  /** A row or a fault. */
  only?: string;
}

/** Seeds take the transports in turn unless one is asked for. @throws Error when there is nothing of that name */
export function drawSeed(seed: number, table: readonly Fault[], { transport: asked, only }: Narrowed = {}): Drawn {
  const transport = asked ?? transports[(seed - 1) % transports.length]!;
  const place = asked === undefined ? Math.floor((seed - 1) / transports.length) : seed - 1;
  const able = table.filter((fault) => fault.transports.includes(transport));
  const draw = new Draw(seed).for(transport);
  if (only !== undefined) return { seed, transport, faults: onlyOf(able, only, draw, place) };
  const filled = rows.filter((row) => able.some((fault) => fault.row === row));
  const turnAt = (seedOfTransport: number): number => Math.floor((seedOfTransport * strikesARow * filled.length) / seedsARound);
  const [first, end] = [turnAt(place), turnAt(place + 1)];
  const faults = Array.from({ length: end - first }, (_, index) =>
    inTurn(able, filled[(first + index) % filled.length]!, Math.floor((first + index) / filled.length), transport),
  );
  return { seed, transport, faults: draw.shuffled(faults) };
}

/** A row's faults take turns, in an order that is the same for all seeds; one transport begins where the other's first ten seeds end. */
function inTurn(able: readonly Fault[], row: Row, visit: number, transport: Transport): Fault {
  const own = new Draw(1).for(row).shuffled(able.filter((fault) => fault.row === row));
  const [quick, slow] = [own.filter(({ seconds }) => seconds <= long), own.filter(({ seconds }) => seconds > long)];
  const rounds = quick.length === 0 || slow.length === 0 ? 1 : Math.ceil((quickTurns * slow.length) / quick.length);
  const turns = [...Array.from({ length: rounds }, () => quick).flat(), ...slow];
  return turns[(visit + transports.indexOf(transport) * strikesARow) % turns.length]!;
}

function onlyOf(able: readonly Fault[], only: string, draw: Draw, place: number): readonly Fault[] {
  const named = able.filter(({ name, row }) => name === only || row === only);
  if (named.length === 0)
    throw new Error(`no fault or row of this transport is called "${only}"; there are ${able.map(({ name }) => name).join(', ')}`);
  if (named.length <= 4) return draw.shuffled(named);
  const turned = [...named, ...named].slice((place * 4) % named.length);
  return draw.shuffled(turned.slice(0, 4));
}
