/** How high a figure is, by its width, before it is there to say so itself: pairs of a width and the height from it on. */
export type Rooms = readonly number[];

/** The height at a width, CSS pixels. A narrower figure is higher: between two widths it is that of the narrower. */
export function roomAt(rooms: Rooms, width: number): number {
  let height = rooms[1];
  for (let place = 0; place < rooms.length; place += 2) if (rooms[place] <= width) height = rooms[place + 1];
  return height;
}
