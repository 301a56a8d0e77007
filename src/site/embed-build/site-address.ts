/** Where the site is, with a slash at its end: where it will be public, or where it is seen. */
export function siteAddress(): string {
  const host = KINETOSCOPE_SITE === '' ? window.location.origin : KINETOSCOPE_SITE;
  return new URL(import.meta.env.BASE_URL, host).href;
}
