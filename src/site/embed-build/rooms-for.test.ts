import { expect, test } from 'vitest';
import { roomAt, roomsIn } from '../../lib/rooms-at';
import { roomsFor } from './rooms-for';

const OWN = { widths: [300, 560, 640, 760], heights: [900, 800, 790, 600] };
const at = (rooms: string, width: number) => roomAt(...roomsIn(rooms), width);

test('what fits needs no room of its own', () => {
  expect(roomsFor(OWN, [])).toBeNull();
  expect(
    roomsFor(OWN, [
      { width: 358, height: 900 },
      { width: 620, height: 760.5 },
    ]),
  ).toBeNull();
});

test('what is higher has room at every width', () => {
  const rooms = roomsFor(OWN, [
    { width: 620, height: 850.2 },
    { width: 358, height: 1_000 },
  ])!;
  expect(rooms).toBe('300 1000, 560 900, 620 851, 760 651');
  expect(at(rooms, 358)).toBe(1_000);
  expect(at(rooms, 620)).toBe(851);
  // Nobody measured these: as much higher as the next narrower one, and a little too much is left free.
  expect(at(rooms, 320)).toBe(1_000);
  expect(at(rooms, 600)).toBe(900);
  expect(at(rooms, 700)).toBe(851);
  expect(at(rooms, 900)).toBe(651);
});

test('what is much lower leaves no gap', () => {
  const rooms = roomsFor(OWN, [
    { width: 358, height: 500 },
    { width: 620, height: 450 },
  ])!;
  expect(at(rooms, 358)).toBe(500);
  expect(at(rooms, 620)).toBe(450);
  expect(at(rooms, 600)).toBe(500);
  expect(at(rooms, 900)).toBe(450);
});
