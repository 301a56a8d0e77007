import type { ReactNode } from 'react';
import buttons from './button.module.css';

/** A round button with a sign in it; `label` is its name. */
export function RoundButton({
  label,
  primary = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly primary?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const className = primary ? `${buttons.round} ${buttons.primary}` : buttons.round;
  return (
    <button type="button" className={className} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
