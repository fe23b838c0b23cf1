import { readFileSync } from 'node:fs';

export interface Room {
  /** a folder or a file at the root, or one folder of `city/` */
  name: string;
  purpose: string;
}

/** From the ground up; the lint of the house reads the same file. */
export const FLOORS: Room[][] = JSON.parse(readFileSync(new URL('./rooms.json', import.meta.url), 'utf8'));

export const ROOMS: Room[] = FLOORS.flat();

/** The room that a file of the repository stands in. */
export const roomOf = (file: string): string | undefined =>
  ROOMS.find(({ name }) => file === name || file.startsWith(`${name}/`))?.name;

/** The room at the root that it is part of. */
export const outermost = (room: string): string => room.split('/')[0] ?? room;
