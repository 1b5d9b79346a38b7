import { afterEach, expect } from 'vitest';

// The matcher of vitest asks the document, which only knows that the focus is somewhere in the element.
expect.extend({
  toHaveFocus(element: Element) {
    const { activeElement } = element.getRootNode() as ShadowRoot;
    return {
      pass: activeElement === element && document.hasFocus(),
      message: () => `the focus is on ${activeElement?.outerHTML ?? 'nothing'}`,
    };
  },
});

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  document.documentElement.lang = 'en';
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
});
