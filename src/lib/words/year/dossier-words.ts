import { tr } from '#lib/domain/language.ts';
import { formatAmount } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { enumerate, formatCount, fr, upperFirst } from '#lib/domain/typography.ts';
import type { Statut } from '#lib/domain/vocabulary.ts';
import { counted } from '#lib/words/sentence-words.ts';
import { inWords } from './year-words.ts';

/** « Évaluation 2018 des moyens contre la traite des êtres humains »: the name of the evaluation of a year. */
export const dossierTitle = (exercice: number): string =>
	tr(
		fr`Évaluation ${exercice} des moyens contre la traite des êtres humains`,
		`${exercice} evaluation of the means against trafficking in human beings`
	);

/** What each part of the evaluation of a year is about. */
export function sectionTitle(
	id: 'constat' | 'formes' | 'depense' | 'evolution' | 'besoins' | 'inconnu' | 'sources',
	exercice: number
): string {
	return {
		constat: tr(fr`Le constat`, 'The finding'),
		formes: tr(fr`Quelles formes de traite cet argent vise-t-il ?`, 'Which forms of trafficking is it for?'),
		depense: tr(fr`Promis, voté, dépensé`, 'Promised, voted, spent'),
		evolution: tr(fr`Ce qui a changé, et pourquoi`, 'What changed, and why'),
		besoins: tr(fr`Les besoins à côté des moyens`, 'Needs beside means'),
		inconnu: tr(fr`Ce qui manque pour ${exercice}`, `What is missing for ${exercice}`),
		sources: tr(fr`Sources et méthode`, 'Sources and method')
	}[id];
}

/** What of a year is to be asked, and of how many ministries or bodies; what only we have not done is told as ours (R10). */
export function questionsFinding(
	exercice: number,
	questions: number,
	ministries: number,
	ours: number
): string {
	const own =
		ours === 0
			? ''
			: ours === 1
				? tr(
						fr`un point n'a pas encore été cherché ou lu par nous`,
						'one point has not yet been searched for or read by us'
					)
				: tr(
						fr`${inWords(ours)} points n'ont pas encore été cherchés ou lus par nous`,
						`${counted(ours, 'point')} have not yet been searched for or read by us`
					);
	if (questions === 0)
		return own === '' ? '' : upperFirst(tr(fr`pour ${exercice}, ${own}`, `for ${exercice}, ${own}`));
	const asked =
		questions === 1
			? tr(fr`une question reste à poser`, 'one question is left to ask')
			: tr(
					fr`${inWords(questions, true)} questions restent à poser`,
					`${counted(questions, 'question')} are left to ask`
				);
	const whom =
		ministries < 2
			? ''
			: tr(
					fr`, à ${inWords(ministries)} ministères ou organismes`,
					`, to ${counted(ministries, 'ministry or body').replace('ministry or bodys', 'ministries or bodies')}`
				);
	return tr(fr`Pour ${exercice}, ${asked}${whom}`, `For ${exercice}, ${asked}${whom}`);
}

/** « Pourquoi 6,83 M€ et pas 6,26 M€ ? »: what whoever presents may be asked of a contested amount. */
export const rivalQuestion = (place: string, kept: number, others: readonly number[]): string => {
	const said = enumerate([...new Set(others.map((centimes) => formatAmount(centimes)))], tr('ni', 'or'));
	return tr(
		fr`${place} : pourquoi ${formatAmount(kept)}, et pas ${said} ?`,
		`${place}: why ${formatAmount(kept)}, and not ${said}?`
	);
};

/** « (déduit) » after an amount that nobody publishes under that name. */
export const deducedMark = (statut: Statut): string =>
	statut === 'deduit' ? tr('\u00A0(déduit)', '\u00A0(deduced)') : '';

/** Of many questions, those that stand here: « Pour 2018, questions 6 à 10 sur 10 ». */
export const questionsRange = (exercice: number, from: number, to: number, all: number): string =>
	from === to
		? tr(fr`Pour ${exercice}, question ${from} sur ${all}`, `For ${exercice}, question ${from} of ${all}`)
		: tr(
				fr`Pour ${exercice}, questions ${from} à ${to} sur ${all}`,
				`For ${exercice}, questions ${from} to ${to} of ${all}`
			);

/** « Question 5 : … », « Questions 5 et 9 : … »: what a search told, before the questions that it speaks of. */
export const ofQuestions = (numbers: readonly number[], told: string): string => {
	const named = enumerate(numbers.map(String));
	return numbers.length === 1
		? tr(fr`Question ${named}. ${told}`, `Question ${named}. ${told}`)
		: tr(fr`Questions ${named}. ${told}`, `Questions ${named}. ${told}`);
};

/** « Pour 2018, six documents cités ». */
export const documentsFinding = (exercice: number, count: number): string =>
	tr(
		fr`Pour ${exercice}, ${inWords(count)} ${count === 1 ? 'document cité' : 'documents cités'}`,
		`For ${exercice}, ${counted(count, 'document')} cited`
	);

/** In place of a drawing of many more rows than are read on a wall. */
export const notProjected = (rows: number): string =>
	tr(
		fr`Cette figure a ${formatCount(rows)} rangées : trop pour un mur. Elle se lit sur la page de l'année.`,
		`This figure has ${formatCount(rows)} rows: too many for a wall. It is read on the page of the year.`
	);

/** In place of a drawing too heavy for the file that is carried. */
export const notCarried = (rows: number): string =>
	tr(
		fr`Cette figure a ${formatCount(rows)} rangées : ce fichier ne la porte pas. Elle est sur le site.`,
		`This figure has ${formatCount(rows)} rows: this file does not carry it. It is on the site.`
	);

/** In place of the questions that a file does not carry. */
export const questionsLeft = (left: number): string =>
	left === 1
		? tr('Une autre question n’est que sur le site.', 'One more question is only on the site.')
		: tr(
				`${formatCount(left)} autres questions ne sont que sur le site.`,
				`${formatCount(left)} more questions are only on the site.`
			);

/** In place of the rows of a table that a file does not carry. */
export const rowsLeft = (left: number): string =>
	left === 1
		? tr('Une autre ligne n’est que sur le site.', 'One more row is only on the site.')
		: tr(
				`${formatCount(left)} autres lignes ne sont que sur le site.`,
				`${formatCount(left)} more rows are only on the site.`
			);

/** What heads the reasons that sources give of what changed. */
export const reasonsTitle = ([from, to]: readonly [number, number]): string =>
	tr(
		fr`De ${from} à ${to}, pourquoi, selon les sources`,
		`From ${from} to ${to}, why, according to the sources`
	);

/** What a table of two years says where only the rows that compare are shown. */
export const comparedTitle = ([from, to]: readonly [number, number]): string =>
	tr(
		fr`${to} à côté de ${from}, ce qui se compare, en euros courants`,
		`${to} beside ${from}, what compares, in current euros`
	);

/** How the amounts of an evaluation are read, in a few sentences. */
export function methodSentences({ etape, nature, cles, euros }: Query): string[] {
	return [
		tr(
			fr`Chaque montant vient d'un document cité. Ce que nous avons déduit est dit « déduit ».`,
			'Each amount comes from a document that is cited. What we have deduced is said to be “deduced”.'
		),
		...(etape === 'prevu'
			? [
					tr(
						fr`« Prévu » est le montant voté en loi de finances initiale (LFI) ; à défaut, celui du projet de loi (PLF) ; à défaut, celui qui a été annoncé.`,
						'“Planned” is the amount voted in the initial budget act (LFI); failing that, that of the bill (PLF); failing that, the one announced.'
					)
				]
			: []),
		nature === 'np'
			? tr(
					fr`Les montants sont ceux dont la source ne dit pas s'ils sont des autorisations d'engagement ou des crédits de paiement.`,
					'Amounts are those whose source does not say whether they are commitment authorisations or payment appropriations.'
				)
			: nature === 'ae'
				? tr(
						fr`Les montants sont des autorisations d'engagement (AE), ou des montants dont la source ne dit pas la nature. Ils ne s'ajoutent jamais aux crédits de paiement.`,
						'Amounts are commitment authorisations (AE), or amounts whose source does not state their nature. They are never added to payment appropriations.'
					)
				: tr(
						fr`Les montants sont des crédits de paiement (CP), ou des montants dont la source ne dit pas la nature. Ils ne s'ajoutent jamais aux autorisations d'engagement.`,
						'Amounts are payment appropriations (CP), or amounts whose source does not state their nature. They are never added to commitment authorisations.'
					),
		euros === 'constants'
			? tr(
					fr`Ils sont en euros constants, sauf où il est dit « euros courants ».`,
					'They are in constant euros, save where “current euros” is said.'
				)
			: tr(
					fr`Ils sont en euros courants, sauf où il est dit « euros constants ».`,
					'They are in current euros, save where “constant euros” is said.'
				),
		cles === 'avec'
			? tr(
					fr`Ce qu'aucune source ne rattache à une forme est non attribué ; les clés de répartition en répartissent une part, par hypothèse.`,
					'What no source attributes to a form is not attributed; allocation keys split a part of it, as an assumption.'
				)
			: tr(
					fr`Ce qu'aucune source ne rattache à une forme reste non attribué : il n'est jamais réparti.`,
					'What no source attributes to a form remains not attributed: it is never split.'
				),
		tr(
			fr`Quand deux sources se contredisent, une valeur est retenue, jamais une somme ni une moyenne ; les autres restent dites.`,
			'Where two sources contradict each other, one value is retained, never a sum or an average; the others are still told.'
		)
	];
}
