// Before the first paint: that there are scripts, for what is shown only with them or only without; and the theme that was
// chosen last time, as src/ui/theme.ts stores it. A file of its own, for the policy allows no script within the page.
document.documentElement.dataset.scripts = '';
try {
  const theme = localStorage.getItem('kinetoscope-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing can be remembered.
}
