import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import { PARTICIPES } from './findings.ts';

/** « reçus », « annoncés »: what an amount is to who receives it, at a stage. */
export const receivedWord = (etape: Etape): string => (etape === 'execution' ? 'reçus' : PARTICIPES[etape]);

/** « exécution, CP »: what kind of amount. */
export function kindWords(etape: Etape, nature: Nature): string {
	return `${LIBELLES.etapeCourte[etape]}, ${nature === 'np' ? 'nature non précisée' : nature.toUpperCase()}`;
}

/** « un programme », « 11 programmes ». */
export const payersWords = (count: number): string =>
	count === 0 ? 'programme non précisé' : count === 1 ? 'un programme' : `${formatCount(count)} programmes`;

/** Ranks that are counted, after « aux ». */
const PREMIERS: Readonly<Record<number, string>> = { 3: 'trois premiers', 5: 'cinq premiers' };

interface Shared {
	readonly exercice: number;
	readonly etape: Etape;
	readonly organismes: number;
	readonly total: number;
	readonly premiers: readonly { readonly rang: number; readonly centimes: number }[];
}

/** What is said of money that is not only against trafficking (R5). */
const WIDER = ', pour la traite ou non';

/** The finding of the list: what the first three of an ensemble receive of it, else the first. `contexte`: wider money. */
export function concentrationFinding(shared: Shared | null, organismes: number, contexte: boolean): string {
	if (organismes === 0) return 'Aucun organisme nommé dans nos sources pour ce choix';
	if (shared === null)
		return organismes === 1
			? 'Un organisme nommé par nos sources, et ce qu’il a reçu'
			: fr`${formatCount(organismes)} organismes nommés par nos sources, et ce que chacun a reçu`;
	const first = shared.premiers.find(({ rang }) => rang === 3) ?? shared.premiers.at(-1);
	const amount = `${formatAmount(shared.total)} ${receivedWord(shared.etape)}`;
	const said = `${formatCount(shared.organismes)} organismes, ${amount}${contexte ? WIDER : ''}`;
	if (!first) return fr`En ${shared.exercice}, ${said}`;
	return fr`En ${shared.exercice}, ${said} : ${formatPercent(first.centimes, shared.total)} vont ${first.rang === 1 ? 'au premier' : `aux ${PREMIERS[first.rang] ?? `${first.rang} premiers`}`}`;
}

interface Received {
	readonly etape: Etape;
	readonly annees: readonly { readonly exercice: number; readonly centimes: number }[];
	readonly payeurs: number;
}

/** The finding of an organisation's page: its largest amounts that add up, of the last year they have. */
export function beneficiaryFinding(nom: string, row: Received | null, contexte: boolean): string {
	const last = row?.annees.at(-1);
	if (!row || !last) return fr`${nom} : aucun montant compté dans nos sources`;
	const by = row.payeurs < 2 || row.annees.length > 1 ? '' : ` de ${payersWords(row.payeurs)}`;
	if (last.centimes < 0) return fr`${nom} : ${formatAmount(-last.centimes)} repris en ${last.exercice}`;
	if (last.centimes === 0) return fr`${nom} : zéro euro publié en ${last.exercice}`;
	return fr`${nom} : ${formatAmount(last.centimes)} ${receivedWord(row.etape)} en ${last.exercice}${by}${contexte ? WIDER : ''}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The place of an organisation in an ensemble. */
export function placeSentence(
	{ organismes, total }: Pick<Shared, 'organismes' | 'total'>,
	rang: number,
	recu: number
): string {
	const place = rang === 1 ? 'premier' : `${rang}e`;
	return fr`${capital(place)} des ${formatCount(organismes)} organismes, ${formatPercent(recu, total)} de ${formatAmount(total)}`;
}

/** What a perimeter means for who reads an amount of it (R5). */
export function perimeterWarning(
	row: { readonly perimetre: string; readonly inclus_dans: string },
	included: string | null
): string {
	if (row.inclus_dans !== '')
		return fr`Déjà compris dans ${included ?? row.inclus_dans} : jamais ajouté à un total.`;
	return row.perimetre === 'contexte'
		? fr`Contexte : ce n'est pas de l'argent contre la traite, et il ne s'ajoute jamais aux crédits.`
		: '';
}
