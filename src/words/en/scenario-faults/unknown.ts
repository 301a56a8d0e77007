/** Of a member that nobody knows. */
export const near = (name: string) => `is not known; the nearest member is ${name}`;
export const allowed = (known: readonly string[]) =>
  `is not known; allowed here ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`;
