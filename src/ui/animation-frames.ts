import type { FrameSource } from '../timeline';

/** The browser's animation frames. They rest by themselves while the tab is hidden. */
export const animationFrames: FrameSource = (onFrame) => {
  // Asked for before the callback, which may end it.
  const frame = (millis: number) => {
    request = requestAnimationFrame(frame);
    onFrame(millis);
  };
  let request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
};
