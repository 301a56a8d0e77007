/** The figure's own letters, when it is there already; in a style sheet, for fonts by themselves ask for an origin. */
export function loadFonts(): void {
  if (document.querySelector('link[data-fonts]') !== null) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = 'fonts.css';
  sheet.dataset['fonts'] = '';
  document.head.append(sheet);
}
