// Before anything is drawn: the language and the colours that were chosen here before, so that nothing flickers or turns around.
(() => {
  const root = document.documentElement;
  try {
    const asked = new URLSearchParams(location.search).get('lang');
    const language = asked === 'en' || asked === 'fa' ? asked : localStorage.getItem('language');
    if (language === 'en') {
      root.lang = 'en';
      root.dir = 'ltr';
    }
    const colours = localStorage.getItem('colours');
    if (colours === 'dark' || colours === 'light') root.dataset.colours = colours;
  } catch {
    // Without storage it begins in Persian, in the colours of the device.
  }
})();
