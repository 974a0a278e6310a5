import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { COULEURS, INTERFACE, NON_ATTRIBUE, isSolid, labelColour, type Theme } from './palette.ts';

type Declaration = readonly [name: string, value: string];

function declarations(theme: Theme): Declaration[] {
	return [
		['color-scheme', theme === 'clair' ? 'light' : 'dark'],
		...Object.entries(INTERFACE).map(([name, hue]): Declaration => [`--${name}`, hue[theme]]),
		['--sans-forme', NON_ATTRIBUE.fond[theme]],
		['--sans-forme-trait', NON_ATTRIBUE.trait[theme]],
		['--dans-motif', INTERFACE.papier[theme]],
		...FORMES_ATTRIBUEES.map((forme): Declaration => [`--forme-${forme}`, COULEURS[forme][theme]]),
		...FORMES_ATTRIBUEES.map((forme): Declaration => [`--nom-${forme}`, labelColour(forme, theme)])
	];
}

/** A reader’s own colours: areas empty or full, their patterns and contours in the colour of text. */
const FORCED: readonly Declaration[] = [
	['--papier', 'Canvas'],
	['--bande', 'Canvas'],
	['--filet', 'GrayText'],
	['--trait', 'CanvasText'],
	['--encre', 'CanvasText'],
	['--encre2', 'CanvasText'],
	['--lien', 'LinkText'],
	['--visite', 'VisitedText'],
	['--foyer', 'Highlight'],
	['--alerte', 'CanvasText'],
	['--controle', 'CanvasText'],
	['--selection', 'Canvas'],
	['--sans-forme', 'Canvas'],
	['--sans-forme-trait', 'CanvasText'],
	['--dans-motif', 'CanvasText'],
	// Patterns are drawn on the ground; what has none is full, as on paper.
	...FORMES_ATTRIBUEES.map((forme): Declaration => [
		`--forme-${forme}`,
		isSolid(forme) ? 'CanvasText' : 'Canvas'
	]),
	...FORMES_ATTRIBUEES.map((forme): Declaration => [`--nom-${forme}`, 'CanvasText'])
];

function rule(selectors: readonly string[], lines: readonly Declaration[], depth = 0): string {
	const tab = '\t'.repeat(depth);
	const body = lines.map(([name, value]) => `${tab}\t${name}: ${value};`);
	return [`${selectors.map((selector) => tab + selector).join(',\n')} {`, ...body, `${tab}}`].join('\n');
}

/**
 * The palette as custom properties: light, dark when the reader's system asks for it or `data-theme` says so, light on
 * paper. `palette.css` is this text; its test rewrites it with `vitest -u`.
 */
export function paletteCss(): string {
	const dark = declarations('sombre');
	const blocks = [
		'/* Written from palette.ts by palette-css.ts. */',
		rule([':root', "[data-theme='clair']"], declarations('clair')),
		[
			'@media screen and (prefers-color-scheme: dark) {',
			rule([":root:not([data-theme='clair'])"], dark, 1),
			'}'
		].join('\n'),
		['@media screen {', rule(["[data-theme='sombre']"], dark, 1), '}'].join('\n'),
		[
			'@media (forced-colors: active) {',
			rule([':root:root', '[data-theme][data-theme]'], FORCED, 1),
			'}'
		].join('\n')
	];
	return `${blocks.join('\n\n')}\n`;
}
