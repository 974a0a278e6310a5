import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** A test that fails when the page writes an error to the console or throws. */
export const test = base.extend<{ quiet: undefined }>({
	quiet: [
		async ({ page }, use) => {
			const errors: string[] = [];
			page.on('pageerror', (error) => errors.push(error.message));
			page.on('console', (message) => {
				if (message.type() === 'error') errors.push(message.text());
			});
			await use(undefined);
			expect(errors.filter((error) => !error.includes('the server responded with a status of 4'))).toEqual(
				[]
			);
		},
		{ auto: true }
	]
});

/** The pages that a visitor can open, with a title each. */
export const PAGES = [
	'/',
	'/transparence',
	'/comparer',
	'/comparer?annees=2017,2018',
	'/annees',
	'/annees/2011',
	'/annees/2017',
	'/annees/2018',
	'/annees/2021',
	'/dispositifs',
	'/dispositifs/bop137',
	'/dispositifs/versements',
	'/formes',
	'/formes/SEX',
	'/formes/NV',
	'/beneficiaires',
	'/beneficiaires/775723679',
	'/lignes',
	'/lignes/1',
	'/sources',
	'/methode',
	'/methode/nomenclature',
	'/methode/glossaire',
	'/signaler',
	'/controles',
	'/controles/concurrentes',
	'/versions',
	'/versions/1',
	'/figures/formes-par-annee',
	'/figures/flux/verifier?v=1',
	'/integrer',
	'/accessibilite',
	'/methode/charte'
] as const;

/**
 * No violation that axe-core knows of, in the standards that the project claims. What stands in a frame is a document of
 * its own, and has its own tests: its headings and landmarks are not those of the page.
 */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.exclude('iframe')
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
		[]
	);
}

export { expect };
