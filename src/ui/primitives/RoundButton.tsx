import type { ReactNode } from 'react';
import buttons from './button.module.css';

/** A round button with a sign in it; `label` is its name. */
export function RoundButton({
  label,
  primary = false,
  shortcut,
  onClick,
  children,
}: {
  readonly label: string;
  readonly primary?: boolean;
  /** The key of the table that presses it. */
  readonly shortcut?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const className = primary ? `${buttons.round} ${buttons.primary}` : buttons.round;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      title={label}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
