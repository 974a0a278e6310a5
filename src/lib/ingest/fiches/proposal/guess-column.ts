import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { CODED_FIELDS } from '#lib/ingest/lines/batch.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { stageNamed } from '#lib/ingest/cells/labels.ts';
import { amountWords } from '#lib/ingest/header/amount-words.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { SaidField } from '#lib/ingest/fiches/fiche.ts';
import type { ColumnValues } from './column-values.ts';

type Field = (typeof CODED_FIELDS)[number] | 'exercice';
/** How the cells of each field are read. */
export type Checks = Readonly<Record<Field, Check>>;

/** What a column seems to give, and why. */
export type Guess =
	| { readonly kind: 'champ'; readonly champ: Field; readonly raison: string }
	| {
			readonly kind: 'montants';
			readonly said: ReadonlyMap<SaidField, string>;
			readonly sure: boolean;
			readonly raison: string;
	  }
	| { readonly kind: 'ecarter'; readonly raison: string };

/** A column that nothing needs and that may speak of persons. */
export const PERSONAL: Guess = { kind: 'ecarter', raison: fr`elle semble dire quelque chose de personnes` };

/** Words of the names that tables give to their columns, and the field that they mean. The first that fits counts. */
const NAMES: readonly (readonly [RegExp, Field])[] = [
	[/\bsire[nt]\b/, 'siren'],
	[
		/\b(?:financeurs?|payeurs?|bailleurs?|ministeres?|attribuants?|services? instructeurs?|prefectures?|directions?)\b/,
		'payeur'
	],
	[
		/\b(?:associations?|structures?|organismes?|operateurs?|porteurs?|beneficiaires?|attributaires?|tiers|raison sociale|denomination)\b/,
		'beneficiaire'
	],
	[/\b(?:formes?|exploitations?|publics?|traite|problematiques?|pour qui)\b/, 'forme'],
	[/\b(?:etapes?|stades?)\b/, 'etape'],
	[/\b(?:annees?|exercices?|millesimes?)\b/, 'exercice'],
	[/\b(?:programmes?|bop)\b/, 'programme'],
	[/\bsous[- ]actions?\b/, 'sous_action'],
	[/\bdispositifs?\b/, 'dispositif'],
	[/\b(?:objets?|projets?|intitules?|libelles?|descriptifs?|descriptions?)\b/, 'libelle'],
	[/\b(?:postes?|rubriques?|lignes? budgetaires?|depenses?|designations?|actions?|ce que)\b/, 'poste'],
	[/\b(?:observations?|remarques?|commentaires?|notes?)\b/, 'note'],
	[/\b(?:sources?|documents?)\b/, 'source'],
	[/\bperiodes?\b/, 'periode']
];

/** Fields that the values of a column may show by themselves. */
const BY_VALUES: readonly (readonly [Field, string])[] = [
	['exercice', fr`des années`],
	['etape', fr`des étapes du budget`],
	['forme', fr`des formes de traite`],
	['nature', fr`des AE et des CP`],
	['siren', fr`des numéros SIREN`],
	['dispositif', fr`des dispositifs connus`]
];

/** Alone, a number of another kind may read as a date. */
const plainYear: Check = (cell) => ({ value: /^(?:19|20)\d\d$/.test(cell) ? cell : null });

const AMOUNT_NAME =
	/\b(?:montants?|subventions?|sommes?|credits?|depenses?|budgets?|verses?|attribue[es]*|accorde[es]*)\b/;

/** Of the distinct words of a column, the share that a check accepts, `NaN` for none or too many. */
function share({ words }: ColumnValues, check: Check): number {
	if (words === null || words.size === 0) return NaN;
	const sound = [...words.values()].filter(({ mot }) => {
		const { value, issue } = check(mot);
		return value !== null && issue?.severite !== 'bloquant';
	});
	return sound.length / words.size;
}

/** The stage that some word of a name states, when no other word states another. */
function stageIn(name: string, etape: Check): { readonly code: string; readonly word: string } | null {
	const whole = stageNamed(name);
	if (whole !== null) return { code: whole, word: name };
	const found = name.split(' ').flatMap((word) => {
		const { value } = word.length < 3 ? { value: null } : etape(word);
		return value === null ? [] : [{ code: value, word }];
	});
	const [first] = found;
	return first && found.every(({ code }) => code === first.code) ? first : null;
}

function amounts(name: string, checks: Checks, sure: boolean): Guess {
	const words = amountWords(name);
	const stage =
		words.etape === null ? stageIn(words.name, checks.etape) : { code: words.etape, word: words.etape };
	const said = new Map<SaidField, string>();
	if (words.exercice !== null) said.set('exercice', String(words.exercice));
	if (stage) said.set('etape', stage.code);
	if (words.nature !== null) said.set('nature', words.nature);
	const why = stage ? fr` ; ${quoted(stage.word)} se lit ${stage.code}` : '';
	return { kind: 'montants', said, sure, raison: fr`ses valeurs sont des montants${why}` };
}

/** What a column seems to give, by its name, then by its values. `known` is what the formats that are known call it. */
export function guessColumn(
	name: string,
	values: ColumnValues,
	known: string | null,
	checks: Checks,
	personal: boolean
): Guess {
	const folded = fold(name.replace(/[_./()]+/g, ' '));
	if (personal) return PERSONAL;
	if (/\bgaranties?\b|\bprets?\b|\bavances? remboursables?\b/.test(folded))
		return { kind: 'ecarter', raison: fr`une garantie ou un prêt n'est pas une dépense` };
	if (values.filled === 0) return { kind: 'ecarter', raison: fr`elle est vide` };
	const money = values.amounts / values.filled;
	const { exercice } = amountWords(name);
	if (
		money >= 0.6 &&
		(exercice !== null ||
			known === 'montant' ||
			AMOUNT_NAME.test(folded) ||
			stageNamed(amountWords(name).name) !== null)
	)
		return amounts(name, checks, true);
	if (/\btotal\b|^%|\btaux\b|\bpart\b|\bevolution\b/.test(folded) && money >= 0.5)
		return { kind: 'ecarter', raison: fr`elle se calcule à partir des autres` };
	const byName = known ?? NAMES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
	const field = byName as Field | null;
	if (field !== null && field in checks) {
		const fit = share(values, checks[field]);
		const listed = ['exercice', 'siren', 'programme', 'periode'].includes(field);
		if (!listed || fit >= 0.5) return { kind: 'champ', champ: field, raison: fr`son nom` };
	}
	for (const [champ, what] of BY_VALUES) {
		const check = champ === 'exercice' ? plainYear : checks[champ];
		if (share(values, check) >= 0.8) return { kind: 'champ', champ, raison: fr`ses valeurs sont ${what}` };
	}
	return money >= 0.8 && !/\bcp\b|\bcode\b|\bnumero\b|\bn°|\bid\b|\binsee\b/.test(folded)
		? amounts(name, checks, false)
		: {
				kind: 'ecarter',
				raison: fr`rien ne dit ce qu'elle donne ; écrivez « colonne » et un champ si elle compte`
			};
}
