/** Sliders: from a value to a place on the track, 0 to 1, and back. */
export interface Scale {
  toPlace(value: number): number;
  toValue(place: number): number;
}

/** Equal distances for equal differences. */
export function linearScale(min: number, max: number): Scale {
  return {
    toPlace: (value) => clamp((value - min) / (max - min)),
    toValue: (place) => min + clamp(place) * (max - min),
  };
}

/** Of a track that begins at 0, this much belongs to 0 itself; then the logarithmic part begins. */
const PLACE_OF_ZERO = 0.03;

/**
 * Equal distances for equal factors.
 * @param min when it is 0, the track begins at 0, and goes on from `floor`
 */
export function logScale(min: number, max: number, floor = min): Scale {
  const from = min > 0 ? min : floor;
  const start = min > 0 ? 0 : PLACE_OF_ZERO;
  const octaves = Math.log(max / from);
  return {
    toPlace(value) {
      if (min <= 0 && value <= 0) return 0;
      return start + (1 - start) * clamp(Math.log(Math.max(value, from) / from) / octaves);
    },
    toValue(place) {
      if (min <= 0 && place < start / 2) return 0;
      return from * Math.exp(octaves * clamp((place - start) / (1 - start)));
    },
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** The nearest calm number: two significant digits, and whole where only whole numbers are allowed. */
export function calmNumber(value: number, whole: boolean): number {
  const calm = Number(value.toPrecision(2));
  return whole ? Math.round(calm) : calm;
}

/** Numbers add up to 0.30000000000000004; this is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
