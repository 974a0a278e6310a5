import { tr } from '#lib/domain/language.ts';

/** Said where a figure has nothing to draw for what is asked: our sources may have amounts that it does not show. */
export const nothingToShow = (): string =>
	tr(
		'Aucun montant que cette figure puisse montrer pour ce choix.',
		'This figure has no amount to show for this choice.'
	);

/** The same on a page, with what else to choose. */
export const nothingToShowYet = (): string =>
	`${nothingToShow()} ${tr(
		'Choisissez une autre étape, une autre nature de crédit ou d’autres années.',
		'Choose another stage, another nature of appropriations or other years.'
	)}`;
