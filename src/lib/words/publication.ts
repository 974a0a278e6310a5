import { tr } from '#lib/domain/language.ts';
import { formatCount } from '#lib/domain/typography.ts';
import { formatDay } from './dates.ts';

/** What a published copy says of itself. */
export interface CopyTold {
	readonly version: number;
	/** The day on which it was made. */
	readonly date: string;
	/** Where the site that answers every question is, where it is known. */
	readonly vivant: string | null;
}

/** The line that every page of a copy carries. */
export const copyLine = ({ version, date }: CopyTold): string =>
	tr(
		`Copie de la version ${version} des données, faite le ${formatDay(date)}.`,
		`Copy of version ${version} of the data, made on ${formatDay(date)}.`
	);

export const copyLink = (): string => tr('Ce que contient cette copie', 'What this copy contains');

/** What stands in the place of filters. */
export const filtersTold = (): string =>
	tr('Dans cette copie, les filtres ne se choisissent pas.', 'In this copy, filters cannot be chosen.');

export const choicesLink = (): string => tr('Combinaisons publiées', 'Published combinations');

export const chooseAlive = (): string => tr('Choisir sur le site vivant', 'Choose on the live site');

/** What stands in the place of any other form. */
export const formTold = (vivant: string | null): string =>
	vivant === null
		? tr(
				'Ce formulaire demande le site vivant, dont l’adresse n’est pas indiquée dans cette copie.',
				'This form needs the live site, whose address is not given in this copy.'
			)
		: tr('Ce formulaire demande le site vivant\u00A0:', 'This form needs the live site:');

/** The page of the combinations that stand in the copy for one page of the site. */
export const choicesWords = (page: string, { vivant }: CopyTold, count: number) => ({
	titre: tr(`Combinaisons publiées\u00A0: ${page}`, `Published combinations: ${page}`),
	chapeau: tr(
		'Cette copie ne contient pas toutes les combinaisons de filtres. Si un lien vous a mené ici, celle qu’il demandait n’est pas publiée ici.',
		'This copy does not contain every combination of filters. If a link led you here, the one that it asked for is not published here.'
	),
	demande: tr('Combinaison demandée\u00A0:', 'Combination asked for:'),
	sansFiltre: tr('La page sans filtre', 'The page without filters'),
	liste:
		count === 0
			? tr('Aucune combinaison de cette page n’est publiée.', 'No combination of this page is published.')
			: tr(
					count === 1 ? 'Une combinaison est publiée' : `${formatCount(count)} combinaisons sont publiées`,
					count === 1 ? 'One combination is published' : `${formatCount(count)} combinations are published`
				),
	vivant:
		vivant === null
			? tr(
					'Le site vivant répond à toute combinaison ; son adresse n’est pas indiquée dans cette copie.'.replace(
						' ;',
						'\u00A0;'
					),
					'The live site answers every combination; its address is not given in this copy.'
				)
			: tr('Le site vivant répond à toute combinaison\u00A0:', 'The live site answers every combination:')
});

/** The page that says what a copy is. */
export const aboutWords = (told: CopyTold) => ({
	titre: tr('Cette copie du site', 'This copy of the site'),
	chapeau: `${copyLine(told)} ${tr(
		'Elle ne suit pas les données\u00A0: une version plus récente ne s’y voit qu’une fois publiée à nouveau.',
		'It does not follow the data: a more recent version shows only once it is published again.'
	)}`,
	dedans: tr('Ce qu’elle contient', 'What it contains'),
	contenu: [
		tr(
			'Toutes les pages du site, en français et en anglais, telles qu’elles se lisent sans filtre.',
			'Every page of the site, in French and in English, as it reads without filters.'
		),
		tr(
			'Chaque combinaison de filtres vers laquelle une de ces pages mène\u00A0: les lignes derrière un montant, une année, une figure figée à cette version.',
			'Each combination of filters that one of these pages leads to: the lines behind an amount, a year, a figure frozen at this version.'
		),
		tr(
			'Chaque figure avec un seul filtre, parmi ceux que dit la page de ses combinaisons, et ses fichiers.',
			'Each figure with one filter alone, among those told by the page of its combinations, and its files.'
		),
		tr(
			'Les fichiers\u00A0: lignes, vocabulaires, schémas, octets d’origine, dossiers des années, fil des versions.',
			'The files: lines, vocabularies, schemas, original bytes, dossiers of years, feed of versions.'
		)
	],
	dehors: tr('Ce qui demande le site vivant', 'What needs the live site'),
	absent: [
		tr('Chercher, filtrer ou trier à son choix.', 'Searching, filtering or sorting at will.'),
		tr(
			'Les lettres de relance, dont les délais se comptent du jour où on les lit, et le dossier rempli sur un papier à en-tête.',
			'Letters of request, whose delays count from the day they are read, and the dossier filled on a letterhead.'
		),
		tr('Les questions posées à l’API.', 'Questions asked of the API.')
	],
	vivant:
		told.vivant === null
			? tr('Son adresse n’est pas indiquée dans cette copie.', 'Its address is not given in this copy.')
			: tr('Le site vivant\u00A0:', 'The live site:')
});

/** Said where an address leads to nothing. */
export const missingWords = () => ({
	titre: tr('Cette adresse n’est pas dans cette copie', 'This address is not in this copy'),
	chapeau: tr(
		'Vérifiez l’adresse, ou repartez d’une page du menu. Une copie publiée ne contient pas toutes les pages du site vivant.',
		'Check the address, or start again from a page of the menu. A published copy does not contain every page of the live site.'
	)
});
