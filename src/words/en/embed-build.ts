/** The words of the page where a figure is made for somebody else's page. */
export const embedBuildWords = {
  title: 'Embed a figure',
  lead: 'Choose a scene, set it by using it, and copy it into your post, your documentation or your slides. What you copy is pinned to this version, so it stays as you see it.',
  unscripted: 'This page is a tool, and needs JavaScript.',
  faults: {
    region: 'About this address',
    title: 'Some of what the address says could not be used:',
  },
  scene: 'Scene',
  figure: {
    heading: 'Set it',
    help: 'What you change here, and where you leave the playhead, is what readers find.',
    moments: 'Keep the moments of my changes',
    momentsHelp: 'Otherwise what you change holds from the beginning of the run.',
    again: 'Back to the scene',
  },
  controls: {
    legend: 'Readers may change',
    help: 'What is ticked stands above the figure; what is locked, too, but only to be seen.',
    lock: 'locked',
    lockOf: (setting: string) => `Lock: ${setting}`,
    byScene: 'locked by the scene',
    more: 'Another setting',
    choose: 'Choose …',
    add: 'Add',
    added: (setting: string) => `${setting} is above the figure now.`,
  },
  hide: {
    legend: 'Hide',
    parts: {
      title: 'title',
      controls: 'settings',
      narrator: 'what is said of the run',
      transport: 'playback',
      readers: 'readers around the stream',
      lanes: 'lanes',
      order: 'order of records',
      numbers: 'numbers',
      link: 'link to Explore',
    },
  },
  theme: {
    legend: 'Theme',
    auto: 'as the page around',
    light: 'light',
    dark: 'dark',
  },
  autoplay: 'Plays when it is seen',
  previews: {
    heading: 'See it',
    help: 'Each is the figure as it stands in a page.',
    light: 'In a light page',
    dark: 'In a dark page',
    phone: 'On a phone',
    failed: 'The previews come with the built site: here there is no kinetoscope.js.',
  },
  copy: {
    heading: 'Copy it',
    legend: 'For',
    kinds: {
      html: 'HTML',
      iframe: 'iframe',
      markdown: 'Markdown, MDX',
      react: 'React',
      reveal: 'reveal.js',
    },
    helps: {
      html: 'The element grows with the figure. The picture within it is for feeds, and for pages without scripts.',
      iframe:
        'For pages that allow no scripts of others. A frame has one height: this is that of a column of text.',
      markdown:
        'Where Markdown may hold HTML. In MDX, a setting with a dot in its name needs the component instead: copy the one for React.',
      react:
        'From the npm package kinetoscope. It is followed: give it another value, and the figure takes it.',
      reveal: 'The script once in the page, the section among the slides. It plays when its slide is shown.',
    },
    snippet: (kind: string) => `Snippet: ${kind}`,
    button: 'Copy',
    done: 'Copied',
    said: (kind: string) => `Copied: ${kind}.`,
    /** Until all previews are there. */
    measuring:
      'Its height is not measured in all previews yet: look at them first, and the text has the room that it needs.',
    byHand: 'This browser does not let the page copy. It is selected: copy it from here.',
  },
};
