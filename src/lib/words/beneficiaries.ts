import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import { PARTICIPES } from './sentence-words.ts';

/** « reçus », « annoncés »: what an amount is to who receives it, at a stage. */
export const receivedWord = (etape: Etape): string =>
	etape === 'execution' ? tr('reçus', 'received') : PARTICIPES[etape];

/** « exécution, CP »: what kind of amount. */
export function kindWords(etape: Etape, nature: Nature): string {
	return `${LIBELLES.etapeCourte[etape]}, ${nature === 'np' ? LIBELLES.nature.np : nature.toUpperCase()}`;
}

/** « un programme », « 11 programmes ». */
export const payersWords = (count: number): string =>
	count === 0
		? tr('programme non précisé', 'programme not stated')
		: count === 1
			? tr('un programme', 'one programme')
			: `${formatCount(count)} programmes`;

/** « 17 organismes ». */
const organismesWords = (count: number) =>
	tr(
		`${formatCount(count)} organismes`,
		`${formatCount(count)} ${count === 1 ? 'organisation' : 'organisations'}`
	);

interface Shared {
	readonly exercice: number;
	readonly etape: Etape;
	readonly organismes: number;
	readonly total: number;
	readonly programme: string | null;
}

/** What is said of money that is not only against trafficking (R5). */
const wider = () => tr(', pour la traite ou non', ', for trafficking or not');

/**
 * The finding of the list: what one programme paid to those in it, else how many they are. Never a share: the list has who
 * our sources name, not who the State pays. `contexte`: wider money.
 */
export function recipientsFinding(paid: Shared | null, organismes: number, contexte: boolean): string {
	if (organismes === 0)
		return tr(
			'Aucun organisme nommé dans nos sources pour ce choix',
			'No organisation named in our sources for this choice'
		);
	if (paid === null)
		return organismes === 1
			? tr(
					'Un organisme nommé par nos sources, et ce qu’il a reçu',
					'One organisation named by our sources, and what it received'
				)
			: tr(
					fr`${organismesWords(organismes)} nommés par nos sources, et ce que chacun a reçu`,
					`${organismesWords(organismes)} named by our sources, and what each received`
				);
	const { exercice, etape, total, programme } = paid;
	const by = etape === 'execution' ? tr('par', 'by') : tr('pour', 'for');
	return (
		tr(
			fr`En ${exercice}, ${formatAmount(total)} du programme ${programme ?? ''} ${receivedWord(etape)} ${by} ${organismesWords(paid.organismes)} de cette liste`,
			`In ${exercice}, ${formatAmount(total)} of programme ${programme ?? ''} ${receivedWord(etape)} ${by} ${organismesWords(paid.organismes)} of this list`
		) + (contexte ? wider() : '')
	);
}

interface Received {
	readonly etape: Etape;
	readonly annees: readonly { readonly exercice: number; readonly centimes: number }[];
	readonly payeurs: number;
}

/** The finding of an organisation's page: its largest amounts that add up, of the last year they have. */
export function beneficiaryFinding(nom: string, row: Received | null, contexte: boolean): string {
	const last = row?.annees.at(-1);
	const told = (what: string) => tr(fr`${nom} : ${what}`, `${nom}: ${what}`);
	if (!row || !last)
		return told(tr('aucun montant compté dans nos sources', 'no amount counted in our sources'));
	const inYear = tr(`en ${last.exercice}`, `in ${last.exercice}`);
	const by =
		row.payeurs < 2 || row.annees.length > 1 ? '' : ` ${tr('de', 'from')} ${payersWords(row.payeurs)}`;
	if (last.centimes < 0)
		return told(`${formatAmount(-last.centimes)} ${tr('repris', 'taken back')} ${inYear}`);
	if (last.centimes === 0) return told(`${tr('zéro euro publié', 'zero euros published')} ${inYear}`);
	return told(
		`${formatAmount(last.centimes)} ${receivedWord(row.etape)} ${inYear}${by}${contexte ? wider() : ''}`
	);
}

/** `2nd`, `3rd`, `11th`, `21st`. */
function englishRank(rang: number): string {
	const teen = rang % 100 >= 11 && rang % 100 <= 13;
	const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][rang % 10] ?? 'th');
	return `${formatCount(rang)}${ending}`;
}

/** The place of an organisation in an ensemble. */
export function placeSentence(
	{ organismes, total }: Pick<Shared, 'organismes' | 'total'>,
	rang: number,
	recu: number
): string {
	const part = formatPercent(recu, total);
	const whole = formatAmount(total);
	return tr(
		fr`${rang === 1 ? 'Premier' : `${rang}e`} des ${organismesWords(organismes)}, ${part} de ${whole}`,
		`${rang === 1 ? 'First' : englishRank(rang)} of ${organismesWords(organismes)}, ${part} of ${whole}`
	);
}

/** What a perimeter means for who reads an amount of it (R5). */
export function perimeterWarning(
	row: { readonly perimetre: string; readonly inclus_dans: string },
	included: string | null
): string {
	if (row.inclus_dans !== '')
		return tr(
			fr`Déjà compris dans ${included ?? row.inclus_dans} : jamais ajouté à un total.`,
			`Already included in ${included ?? row.inclus_dans}: never added to a total.`
		);
	return row.perimetre === 'contexte'
		? tr(
				fr`Contexte : ce n'est pas de l'argent contre la traite, et il ne s'ajoute jamais aux crédits.`,
				'Wider context: this is not money against trafficking, and it is never added to the totals.'
			)
		: '';
}
