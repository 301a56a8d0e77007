/** The address of a folder, with one slash at its end; what is relative is so to the page. */
export function folderAt(address: string): string {
  return new URL(address, document.baseURI).href.replace(/\/*$/, '/');
}
