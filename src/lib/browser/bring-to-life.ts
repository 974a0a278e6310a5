import { openCharts } from './read-figures.ts';
import { reveal } from './reveal.ts';

/** Makes a page what it is for who has a script: its charts can be read, its buttons are there. */
export function bringToLife(page: ParentNode): void {
	openCharts(page);
	reveal(page);
}
