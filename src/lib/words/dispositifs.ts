import { tr } from '#lib/domain/language.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Couverture, type Perimetre, type Resultat } from '#lib/domain/vocabulary.ts';

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NOMBRES = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (n: number) => tr(NOMBRES, NUMBERS)[n] ?? String(n);
/**
 * `en 2018`, `en 2013 et 2014`, `de 2013 à 2019`, `de 2013 à 2015 et en 2018`; in English `from 2013 to 2015 and in 2018`.
 * Years in order, at least one.
 */
export function duringYears(years: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const year of years) {
		const open = runs.at(-1);
		if (open && open[1] === year - 1) open[1] = year;
		else runs.push([year, year]);
	}
	const long = ([first, last]: readonly [number, number]) => last - first >= 2;
	const pieces: string[] = [];
	let loose: number[] = [];
	const close = () => {
		if (loose.length > 0) pieces.push(`${tr('en', 'in')} ${enumerate(loose.map(String))}`);
		loose = [];
	};
	for (const run of runs) {
		if (long(run)) {
			close();
			pieces.push(tr(`de ${run[0]} à ${run[1]}`, `from ${run[0]} to ${run[1]}`));
		} else loose.push(...(run[0] === run[1] ? [run[0]] : run));
	}
	close();
	return enumerate(pieces);
}

/** A label at the head of a sentence, where a second colon would follow: « action 03 : aide » becomes « action 03 (aide) ». */
export const headName = (libelle: string) => libelle.replace(/^(.+?)\s?:\s(.+)$/, '$1 ($2)');

/** How far a dispositif is about trafficking, in plain words. */
const perimeterPhrase = (perimetre: Perimetre): string =>
	({
		dedie: tr(
			fr`Dédié : tout son argent est destiné à la lutte contre la traite.`,
			'Dedicated: all its money is meant for the fight against trafficking.'
		),
		mixte: tr(fr`Mixte : prostitution et traite ensemble.`, 'Mixed: prostitution and trafficking together.'),
		contexte: tr(
			fr`Contexte : plus large que la traite ; ne s’ajoute à aucun total.`,
			'Wider context: broader than trafficking; it is added to no total.'
		)
	})[perimetre];

const staffPhrase = () =>
	tr(
		fr`Hors personnel : les agents n’y sont pas comptés.`,
		'Excluding staff: State employees are not counted in it.'
	);

/** What a list says of a dispositif. */
export interface DispositifTold {
	readonly perimetre: Perimetre;
	readonly horsPersonnel: boolean;
	/** Label of the dispositif that already holds its money. */
	readonly dans: string | null;
	/** Labels of those whose money it already holds. */
	readonly comprend: readonly string[];
}

/** Its perimeter, staff, and what is inside what (R5), one sentence each. */
export function perimeterSentences({ perimetre, horsPersonnel, dans, comprend }: DispositifTold): string[] {
	const quoted = enumerate(comprend.map((nom) => tr(fr`« ${nom} »`, `“${nom}”`)));
	return [
		perimeterPhrase(perimetre),
		dans === null
			? null
			: tr(
					fr`Déjà compris dans « ${dans} » : jamais ajouté à un total.`,
					`Already included in “${dans}”: never added to a total.`
				),
		comprend.length === 0
			? null
			: tr(
					fr`Comprend déjà ${quoted}, qui ne ${comprend.length === 1 ? 's’y ajoute' : 's’y ajoutent'} jamais.`,
					`Already includes ${quoted}, which ${comprend.length === 1 ? 'is' : 'are'} never added to it.`
				),
		horsPersonnel ? staffPhrase() : null
	].filter((sentence) => sentence !== null);
}

type Covered = readonly { readonly couverture: Couverture; readonly exercices: readonly number[] }[];

const COVERED_FR: Readonly<Record<Couverture, string>> = {
	complete: 'complète',
	partielle: 'partielle',
	absente: 'absente',
	non_declaree: 'non déclarée'
};
const COVERED_EN: Readonly<Record<Couverture, string>> = {
	complete: 'full coverage',
	partielle: 'partial coverage',
	absente: 'no coverage',
	non_declaree: 'coverage not declared'
};

/** Years known and how far they are covered: « De 2011 à 2025 : couverture complète … ». */
export function yearsSentence(exercices: readonly number[], couvertures: Covered): string {
	if (exercices.length === 0) return tr('Aucune ligne dans nos sources.', 'No line in our sources.');
	const [only, ...others] = couvertures;
	const when = upperFirst(duringYears(exercices));
	if (!only) return `${when}.`;
	const words = tr(COVERED_FR, COVERED_EN);
	const said = enumerate(
		couvertures.map(({ couverture, exercices: own }) =>
			others.length === 0 ? words[couverture] : `${words[couverture]} ${duringYears(own)}`
		)
	);
	return tr(fr`${when} : couverture ${said}.`, `${when}: ${said}.`);
}

/** The finding of the list: how many are followed, and how many are counted. */
export function dispositifsFinding(all: number, counted: number): string {
	if (all === 0) return tr('Aucun dispositif n’est suivi', 'No scheme is followed');
	if (all === 1)
		return tr(
			`Un seul dispositif est suivi, ${counted === 1 ? 'et il entre' : 'et il n’entre pas'} dans les totaux`,
			`Only one scheme is followed, and it ${counted === 1 ? 'enters' : 'does not enter'} the totals`
		);
	const number = count(counted);
	const ils =
		counted === 0
			? 'aucun n’entre'
			: counted === all
				? 'tous entrent'
				: `${number} ${counted === 1 ? 'entre' : 'entrent'}`;
	const they = `${counted === all ? 'all' : number} ${counted < 2 ? 'enters' : 'enter'}`;
	const head = upperFirst(count(all));
	return tr(
		`${head} dispositifs sont suivis\u00A0; ${ils} dans les totaux`,
		`${head} schemes are followed; ${they} the totals`
	);
}

/** Searches of one stage with one result: « Exécution, de 2019 à 2024 : non publiée. » is said with its dates apart. */
export function searchHeading(
	etape: keyof typeof LIBELLES.etape,
	poste: string,
	resultat: Resultat,
	exercices: readonly number[]
): string {
	const what = upperFirst(LIBELLES.etape[etape]);
	const part = poste === '' ? '' : `${poste}, `;
	const head = `${part}${part === '' ? what : LIBELLES.etape[etape]}, ${duringYears(exercices)}`;
	return tr(fr`${head} : ${LIBELLES.statut[resultat]}`, `${head}: ${LIBELLES.statut[resultat]}`);
}
