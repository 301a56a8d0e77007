/**
 * What the page is allowed to do, in one place: the server of `npm start` sends these headers, the browser tests
 * check them, and whoever hosts the built site elsewhere copies them.
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
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The Content-Security-Policy of the site. `frame-ancestors` works only as a header, so there is no meta element. */
export const CONTENT_SECURITY_POLICY = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** Every security header of the site, by name. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
