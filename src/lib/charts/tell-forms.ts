import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Reading } from './explore.ts';
import type { Figure, FigureYear } from './read-figure.ts';
import type { StackedPart } from './stack-parts.ts';
import { nameOf, stageWords } from './words.ts';

const NBSP = '\u00A0';

function sentence(figure: Figure, year: FigureYear, part: number, amount: (cents: number) => string): string {
	const stages = stageWords(year.etapes, false);
	const head = `${year.exercice}${stages === '' ? '' : ` (${stages})`}${NBSP}: `;
	const { annee } = year;
	if (year.kind === 'vide') return `${head}${year.words}.${annee.motif === null ? '' : ` ${annee.motif}`}`;
	const item = year.parts[part];
	if (item) {
		const name = nameOf(item.marque, figure.libelles).toLocaleLowerCase('fr');
		// A share of a total that is only a least would read as a share of all the money.
		const total = annee.couverture === 'partielle' ? 0 : (annee.total ?? 0);
		const share = total > 0 && item.centimes > 0 ? `, soit ${formatPercent(item.centimes, total)}` : '';
		const stage = LIBELLES.etape[item.etape];
		const range = item.cle ? `, par clé, entre ${amount(item.cle.bas)} et ${amount(item.cle.haut)}` : '';
		return `${year.exercice}, ${name}, ${stage}${NBSP}: ${amount(item.centimes)}${share}${range}.`;
	}
	const least = annee.couverture === 'partielle' ? 'au moins ' : '';
	const zero = year.kind === 'zero' ? ', un zéro publié' : '';
	const named = (one: StackedPart) => nameOf(one.marque, figure.libelles).toLocaleLowerCase('fr');
	const [only, ...more] = year.parts;
	const details = year.parts.map((one) => {
		const stage = year.etapes.length > 1 ? ` (${LIBELLES.etapeCourte[one.etape]})` : '';
		return `${named(one)}${one.cle ? ' par clé' : ''}${stage} ${amount(one.centimes)}`;
	});
	const parts =
		only === undefined
			? ''
			: more.length === 0
				? `Une seule part${NBSP}: ${named(only)}.`
				: `Dont ${details.join(', ')}.`;
	const others = year.others.map(amount).join(' et ');
	return [
		annee.total === null ? `${head}pas de total.` : `${head}${least}${amount(annee.total)}${zero}.`,
		parts,
		others === '' ? '' : `Publié aussi${NBSP}: ${others}.`,
		annee.motif ?? ''
	]
		.filter((piece) => piece !== '')
		.join(' ');
}

/** A reading per year: the year, then its parts from the baseline. */
export function readForms(figure: Figure): Reading[] {
	return figure.years.map((year) => {
		const told = (part: number) => ({
			seen: sentence(figure, year, part, formatEuros),
			said: sentence(figure, year, part, speakAmount)
		});
		return {
			cle: String(year.exercice),
			whole: told(-1),
			parts: year.parts.map((_, part) => told(part)),
			lien: year.annee.lien
		};
	});
}

/** The figure in a few sentences, for who does not see it. */
export function describeForms(figure: Figure): string {
	const { years } = figure;
	const first = years[0];
	const last = years.at(-1);
	if (!first || !last) return 'Aucune année à montrer.';
	const span =
		first === last
			? `une année, ${first.exercice}`
			: `${years.length} années, de ${first.exercice} à ${last.exercice}`;
	const drawn = years.filter((year) => year.label !== '');
	const highest = drawn.reduce<FigureYear | null>(
		(best, year) => (best === null || (year.annee.total ?? 0) > (best.annee.total ?? 0) ? year : best),
		null
	);
	const without = new Map<string, number[]>();
	for (const year of years)
		if (year.words !== '') without.set(year.words, [...(without.get(year.words) ?? []), year.exercice]);
	return [
		`Barres empilées par forme de traite${NBSP}: ${span}.`,
		highest ? `La plus haute${NBSP}: ${highest.exercice}, ${speakAmount(highest.annee.total ?? 0)}.` : '',
		`Formes présentes${NBSP}: ${figure.marks.map((marque) => nameOf(marque, figure.libelles).toLocaleLowerCase('fr')).join(', ') || 'aucune'}.`,
		...[...without].map(([words, list]) => `${words}${NBSP}: ${list.join(', ')}.`),
		...figure.breaks.map(
			(item) =>
				`Rupture entre ${years[item.after]?.exercice ?? ''} et ${years[item.after + 1]?.exercice ?? ''}${NBSP}: ${item.sentences.join(' ')}`
		),
		figure.partielle !== null && years.some((year) => year.partial) ? figure.partielle : '',
		'Le tableau des données suit.'
	]
		.filter((piece) => piece !== '')
		.join(' ');
}
