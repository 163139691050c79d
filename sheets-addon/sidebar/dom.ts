// Making elements without markup: text is always text, so that nothing an officer typed into a cell
// can ever become part of the page.

type Child = Node | string | null;
type Facts = Record<string, string | number | boolean | null | ((event: Event) => void)>;

/** An element with attributes, listeners (by the event's name) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  facts: Facts = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, fact] of Object.entries(facts))
    if (typeof fact === 'function') made.addEventListener(name, fact);
    else if (fact !== false && fact !== null)
      made.setAttribute(name, fact === true ? '' : String(fact));
  made.append(...children.filter((child) => child !== null));
  return made;
}

type Look = 'primary' | 'plain' | 'quiet';

export function button(label: string, press: () => void, look: Look = 'plain'): HTMLButtonElement {
  return element('button', { type: 'button', class: `button ${look}`, click: press }, label);
}

/** The heading of a result: the focus is led to it, so it can take it. */
export function heading(words: string, tone = ''): HTMLHeadingElement {
  return element('h2', { class: `verdict ${tone}`.trim(), tabindex: -1 }, words);
}

/** Names and what they say, one beside the other. */
export function factList(lines: readonly (readonly [string, string])[]): HTMLElement {
  const parts = lines.flatMap(([name, words]) => [
    element('dt', {}, name),
    element('dd', {}, words),
  ]);
  return element('dl', { class: 'facts' }, ...parts);
}

/** A list of which the first are shown, and the rest by a button: a thousand are nothing to read. */
export function growingList<T>(
  look: string,
  things: readonly T[],
  most: number,
  itemOf: (thing: T) => HTMLLIElement,
): HTMLElement[] {
  const list = element('ul', { class: look }, ...things.slice(0, most).map(itemOf));
  if (things.length <= most) return [list];
  const more = button(`Hiện thêm ${things.length - most}`, () => {
    const rest = things.slice(most).map(itemOf);
    list.append(...rest);
    more.remove();
    rest[0]?.querySelector<HTMLElement>('button')?.focus();
  });
  return [list, more];
}

/** A link to a spreadsheet in another tab; plain text where the address is none of the web's. */
export function sheetLink(words: string, address: string): HTMLElement {
  if (!/^https?:\/\//i.test(address)) return element('span', {}, words);
  return element('a', { href: address, target: '_blank', rel: 'noopener' }, words);
}
