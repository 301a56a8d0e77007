/** Small signs, drawn in the colour of the text around them. Never alone: the button around them has a name. */
const SHAPES = {
  play: <path d="M6.5 4.2v11.6a.6.6 0 0 0 .92.5l9-5.8a.6.6 0 0 0 0-1l-9-5.8a.6.6 0 0 0-.92.5z" />,
  pause: <path d="M5.5 4h3v12h-3zM11.5 4h3v12h-3z" />,
  'step-forward': (
    <path d="M4 4h1.6v12H4zM8 4.7v10.6a.5.5 0 0 0 .77.42l8.2-5.3a.5.5 0 0 0 0-.84l-8.2-5.3A.5.5 0 0 0 8 4.7z" />
  ),
  'step-back': (
    <path d="M14.4 4H16v12h-1.6zM12 4.7v10.6a.5.5 0 0 1-.77.42l-8.2-5.3a.5.5 0 0 1 0-.84l8.2-5.3a.5.5 0 0 1 .77.42z" />
  ),
  restart: (
    <path
      d="M5.3 3.5v3.8h3.8M5.6 7A6 6 0 1 1 4 11"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  undo: (
    <path
      d="M7.5 4 4 7.5 7.5 11M4.3 7.5h7.2a4.3 4.3 0 0 1 0 8.6H8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  redo: (
    <path
      d="M12.5 4 16 7.5 12.5 11M15.7 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  auto: (
    <path d="M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 4v12a6 6 0 0 0 0-12z" fillRule="evenodd" />
  ),
  light: (
    <path
      d="M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  ),
  dark: <path d="M16.8 12.3A7 7 0 0 1 7.7 3.2a7.2 7.2 0 1 0 9.1 9.1z" />,
  previous: (
    <path
      d="M12.5 4.5 7 10l5.5 5.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  next: (
    <path
      d="M7.5 4.5 13 10l-5.5 5.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  keyboard: (
    <path
      d="M2.5 5.5h15v9h-15zM5.5 8.5h0M8.5 8.5h0M11.5 8.5h0M14.5 8.5h0M6.5 11.5h7"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  plus: <path d="M9.2 4h1.6v5.2H16v1.6h-5.2V16H9.2v-5.2H4V9.2h5.2z" />,
  minus: <path d="M4 9.2h12v1.6H4z" />,
  remove: (
    <path d="M5.7 4.6 10 8.9l4.3-4.3 1.1 1.1-4.3 4.3 4.3 4.3-1.1 1.1-4.3-4.3-4.3 4.3-1.1-1.1L8.9 10 4.6 5.7z" />
  ),
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
