import { useState } from 'react';
import { keep, useTongue } from './language.js';
import { shellWords } from './messages/shell.js';

const isDark = () => {
  const chosen = document.documentElement.dataset.colours;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

export function ColoursSwitch() {
  const { say } = useTongue();
  const [dark, setDark] = useState(isDark);
  function turn() {
    const colours = dark ? 'light' : 'dark';
    document.documentElement.dataset.colours = colours;
    keep('colours', colours);
    setDark(!dark);
  }
  return (
    <button type="button" className="button quiet" onClick={turn}>
      {say(dark ? shellWords.TO_LIGHT : shellWords.TO_DARK)}
    </button>
  );
}
