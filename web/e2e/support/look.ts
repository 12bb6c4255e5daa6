import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What axe finds, by rule and element. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Half of the time goes without what is of no use here: a second page for frames of other origins,
  // style sheets fetched once more, and a report of everything that is well.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ preload: false, resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Pixels by which the page is wider than its window. */
export function over(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Opens, or closes, all that opens on demand. */
export async function setOpen(page: Page, open: boolean): Promise<void> {
  await page.locator('details').evaluateAll((all, state) => {
    for (const each of all) (each as HTMLDetailsElement).open = state;
  }, open);
}

/** What still moves, or would on a change: elements with a duration over a millisecond. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (durations: string) =>
      Math.max(
        ...durations
          .split(',')
          .map((each) => parseFloat(each) * (each.trim().endsWith('ms') ? 1 : 1000)),
      );
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        return (
          longest(transitionDuration) > 1 ||
          longest(animationDuration) > 1 ||
          scrollBehavior === 'smooth'
        );
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Lines and texts of drawings that are lost on the ground that the system's colours give. */
export function lostInForcedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const shown = (colour: string) => {
      probe.style.color = colour;
      return parts(getComputedStyle(probe).color);
    };
    const light = (rgb: number[]) => {
      const [r = 0, g = 0, b = 0] = rgb.map((each) => {
        const part = each / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = light(shown('Canvas'));
    const lost = (colour: string) => {
      if (colour === 'none' || parts(colour)[3] === 0) return false;
      const own = light(parts(colour));
      return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) < 3;
    };
    const drawn = 'svg :is(path, line, polyline, circle, text):not([visibility="hidden"])';
    const found = [...document.querySelectorAll<SVGElement>(drawn)].filter((element) => {
      if (!element.checkVisibility()) return false;
      const { fill, stroke } = getComputedStyle(element);
      return (fill === 'none' || lost(fill)) && (stroke === 'none' || lost(stroke));
    });
    probe.remove();
    return found.map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Chosen things that look like their neighbours which are not, as when only a ground says it. */
export function chosenByColourAlone(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const groups = [
      ['nav[aria-label="Main"] a', '[aria-current]'],
      ['[role="radiogroup"] label', ':has(:checked)'],
      ['fieldset label:has([type="radio"])', ':has(:checked)'],
      ['td a', '.played'],
    ] as const;
    const look = (element: Element): string =>
      [element, ...element.querySelectorAll('*')]
        .filter((each) => !(each instanceof HTMLInputElement))
        .map((each) => {
          const style = getComputedStyle(each);
          const { borderBottomWidth, borderBottomStyle, borderBottomColor } = style;
          const { backgroundColor, textDecorationLine, fontWeight } = style;
          return [
            `${borderBottomWidth} ${borderBottomStyle} ${borderBottomColor}`,
            backgroundColor,
            textDecorationLine,
            fontWeight,
          ].join();
        })
        .join(';');
    return groups.flatMap(([each, chosen]) => {
      const all = [...document.querySelectorAll(each)].filter((one) => one.checkVisibility());
      const others = new Set(all.filter((one) => !one.matches(chosen)).map(look));
      return all
        .filter((one) => one.matches(chosen) && others.has(look(one)))
        .map((one) => one.outerHTML.slice(0, 120));
    });
  });
}

/** What a printed page must not have: things to press, what stays closed, ink too light for paper. */
export function faultsInPrint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const visible = (element: Element) =>
      element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    const told = (what: string) => (element: Element) =>
      `${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}`;
    const pressed = [
      ...document.querySelectorAll('nav, footer, button:not(:has(.tile)), input, select, .skip'),
    ].filter(visible);
    const closed = [...document.querySelectorAll('details > :not(summary)')].filter(
      (element) => !visible(element),
    );
    const light = ([r = 0, g = 0, b = 0]: number[]) => {
      const [red = 0, green = 0, blue = 0] = [r, g, b].map((each) => {
        const part = each / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const pale = [...document.querySelectorAll('main *')].filter((element) => {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!own || !visible(element)) return false;
      const { color, fill } = getComputedStyle(element);
      const ink = element instanceof SVGElement ? fill : color;
      // Grounds are not printed, so all that counts is the paper's white.
      return 1.05 / (light((ink.match(/[\d.]+/g) ?? []).map(Number)) + 0.05) < 4.5;
    });
    return [
      ...pressed.map(told('to press')),
      ...closed.map(told('closed')),
      ...pale.map(told('pale')),
    ];
  });
}
