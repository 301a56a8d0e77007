import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link in the prose: within the site it stays below the site's base, and loads no page anew. */
export function ProseLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return href.startsWith('/') ? <Link href={href}>{children}</Link> : <a href={href}>{children}</a>;
}
