/**
 * What the pages are allowed to do, in one place: the server of `npm start` sends these headers, the browser tests
 * check them, and whoever hosts the built site elsewhere copies them, as `docs/embed.md` says for the embedded figures.
 *
 * Nothing is allowed that is not named. There is no 'unsafe-inline' and no 'unsafe-eval': styles that depend on
 * data are set through the CSSOM (`element.style.x = ...`, React's `style`), which a policy does not restrict.
 */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

function written(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** The Content-Security-Policy of the site. `frame-ancestors` works only as a header, so there is no meta element. */
export const CONTENT_SECURITY_POLICY = written(policy);

/** Every security header of the site, by name. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The page of the frames: any page may show it, one of a file too, which no `frame-ancestors` allows. Its fonts are in a style sheet, and it asks for nothing else. The
 * frame has no origin of its own: to WebKit `'self'` is nothing there, so the site's is named beside it.
 */
function framePolicy(origin: string): string {
  const own = `'self' ${origin}`;
  return written({
    'default-src': "'none'",
    'script-src': own,
    'style-src': own,
    'img-src': own,
    'font-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
  });
}

/** What other pages load: the element, the frame's files, the stills. */
const SHARED = /^(?:v\/[^/]+\/)?(?:kinetoscope\.js$|(?:embed|figures|posters|oembed)\/)/;
const FRAME = /^(?:v\/[^/]+\/)?embed\/(?:index\.html)?$/;

/**
 * The headers of a file of the site.
 * @param path from the folder of the site on, without a slash at its beginning and without a query
 * @param origin where the site is public, as `https://example.org`
 */
export function headersOf(path: string, origin: string): Readonly<Record<string, string>> {
  if (!SHARED.test(path) || path.startsWith('embed/build')) return SECURITY_HEADERS;
  const shared = {
    ...SECURITY_HEADERS,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Timing-Allow-Origin': '*',
  };
  return FRAME.test(path) ? { ...shared, 'Content-Security-Policy': framePolicy(origin) } : shared;
}
