import { tr } from '#lib/domain/language.ts';

/** What a letterhead may ask for, by the words between its braces: `{{constat}}`. */
export const PLACEHOLDERS = [
	'titre',
	'annee',
	'version',
	'adresse',
	'constat',
	'tableau_faits',
	'figure_payeurs',
	'tableau_montants',
	'figure_formes',
	'tableau_depense',
	'figure_suivi',
	'figure_evolution',
	'graphique_postes',
	'tableau_evolution',
	'figure_besoins',
	'questions',
	'sources',
	'methode'
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Those that are words within a sentence; the others stand alone in their paragraph, which they replace. */
export const IN_A_SENTENCE: readonly Placeholder[] = ['titre', 'annee', 'version', 'adresse'];

/** What a placeholder gives. */
export const placeholderWords = (placeholder: Placeholder): string =>
	({
		titre: tr('le titre de l’évaluation', 'the title of the evaluation'),
		annee: tr('l’année', 'the year'),
		version: tr('la version des données et son jour', 'the version of the data and its day'),
		adresse: tr('l’adresse figée de la page de l’année', 'the frozen address of the page of the year'),
		constat: tr(
			'le constat en quelques phrases, avec ses notes',
			'the finding in a few sentences, with its notes'
		),
		tableau_faits: tr('les montants de l’année en quelques lignes', 'the amounts of the year in a few lines'),
		figure_payeurs: tr('la figure\u00A0: qui paie', 'the figure: who pays'),
		tableau_montants: tr(
			'le tableau\u00A0: d’où viennent ces montants, chacun avec sa note',
			'the table: where these amounts come from, each with its note'
		),
		figure_formes: tr('la figure\u00A0: les bornes de chaque forme', 'the figure: the bounds of each form'),
		tableau_depense: tr('le tableau\u00A0: voté et dépensé', 'the table: voted and spent'),
		figure_suivi: tr(
			'la figure\u00A0: le poste que l’on peut suivre jusqu’à la dépense',
			'the figure: the item that can be followed up to its spending'
		),
		figure_evolution: tr(
			'la figure\u00A0: ce qui a changé depuis l’année d’avant',
			'the figure: what changed since the year before'
		),
		graphique_postes: tr(
			'les mêmes postes en graphique Word, dont les données se modifient',
			'the same items as a Word chart, whose data can be edited'
		),
		tableau_evolution: tr(
			'le tableau\u00A0: poste par poste, et pourquoi',
			'the table: item by item, and why'
		),
		figure_besoins: tr('la figure\u00A0: les besoins à côté des moyens', 'the figure: needs beside means'),
		questions: tr('les questions à poser, par ministère', 'the questions to ask, by ministry'),
		sources: tr('les documents cités, avec leurs adresses', 'the documents cited, with their addresses'),
		methode: tr('les contrôles et la méthode', 'the controls and the method')
	})[placeholder];

const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS);
export const isPlaceholder = (text: string): text is Placeholder => KNOWN.has(text);
