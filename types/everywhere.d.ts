// What browsers and Node both have and the language itself does not, as far as the engine uses it.
// Only src/engine/tsconfig.json includes this file: everywhere else the DOM's own types say the same.

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
