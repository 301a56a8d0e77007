import type { FrameSource } from '../timeline';

let inFrame = false;

/** The browser's `requestAnimationFrame`, for what moves the playhead: what hears of it can tell that it is in a frame. */
export function requestFrame(call: (millis: number) => void): number {
  return requestAnimationFrame((millis) => {
    inFrame = true;
    try {
      call(millis);
    } finally {
      inFrame = false;
    }
  });
}

/** Whether the picture that is made now is the next one to be seen: what is asked for now comes with the one after it. */
export function isInFrame(): boolean {
  return inFrame;
}

/** The browser's animation frames. They rest by themselves while the tab is hidden. */
export const animationFrames: FrameSource = (onFrame) => {
  // Asked for before the callback, which may end it.
  const frame = (millis: number) => {
    request = requestFrame(frame);
    onFrame(millis);
  };
  let request = requestFrame(frame);
  return () => cancelAnimationFrame(request);
};
