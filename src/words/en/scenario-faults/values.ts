/** Values that are not shown as they are. */
export const list = (length: number) => `a list of ${length}`;
export const object = 'an object';
export const kind = (name: string) => `a ${name}`;
