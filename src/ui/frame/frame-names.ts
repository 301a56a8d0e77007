/** What a frame is told in its address, and the element in its attributes, beside what is in any link. */

/** What may be hidden of a figure. */
export const HIDEABLE = [
  'title',
  'controls',
  'narrator',
  'transport',
  'readers',
  'lanes',
  'order',
  'numbers',
  'link',
] as const;
export type Hideable = (typeof HIDEABLE)[number];

export const LANGUAGES = ['en'] as const;

/** The names that are the frame's own: no link of a page has them. */
export const FRAME_NAMES = ['controls', 'hide', 'lock', 'lang', 'autoplay'] as const;
export type FrameName = (typeof FRAME_NAMES)[number];
