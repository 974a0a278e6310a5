import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Reading } from './explore.ts';
import type {
	BornesData,
	PayeursData,
	RepartitionDispositif,
	RepartitionMuet,
	RepartitionPoste
} from './repartition-annee.ts';
import { nameOf, statusWords } from './words.ts';

const NBSP = '\u00A0';

/** The row that stands for what cannot be isolated of a dispositif. */
export const RESTE = 'Le reste';
export const SANS_INDICE = 'pas d’indice des prix';
export const NON_ISOLE = 'ne peut être isolé';

/** The stage under a total. */
export const ETAPES_DE_PAYEUR: Readonly<Record<Etape, string>> = LIBELLES.etapeCourte;

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);

function posteSentence(
	{ nom, etape, couverture, centimes }: RepartitionDispositif,
	poste: RepartitionPoste,
	libelles: PayeursData['libelles'],
	amount: (cents: number) => string
): string {
	const share =
		couverture === 'complete' && centimes > 0 && poste.centimes > 0
			? `, soit ${formatPercent(poste.centimes, centimes)} du dispositif`
			: '';
	const forms = poste.parts.map(
		(part) =>
			`${lowerFirst(nameOf(part.marque, libelles))}${part.cle ? ` par clé, entre ${amount(part.cle.bas)} et ${amount(part.cle.haut)}` : ''}${poste.parts.length > 1 ? ` ${amount(part.centimes)}` : ''}`
	);
	return `${nom}, ${lowerFirst(poste.nom)} (${LIBELLES.etapeCourte[etape]})${NBSP}: ${amount(poste.centimes)}${share}, ${forms.join(', ')}.`;
}

function wholeSentence(item: RepartitionDispositif, amount: (cents: number) => string): string {
	const least = item.couverture === 'complete' ? '' : 'au moins ';
	const others = item.concurrentes ? ' D’autres valeurs sont publiées.' : '';
	const postes =
		item.postes.length < 2
			? ''
			: ` Dont ${item.postes.map((poste) => `${lowerFirst(poste.nom)} ${amount(poste.centimes)}`).join(', ')}.`;
	return `${item.nom} (${LIBELLES.etapeCourte[item.etape]})${NBSP}: ${least}${amount(item.centimes)}.${postes}${others}`;
}

const silentSentence = ({ nom, statut, sansIndice }: RepartitionMuet) =>
	`${nom}${NBSP}: ${sansIndice ? SANS_INDICE : statusWords(statut)}.`;

/** A reading per dispositif: the whole, then its postes. */
export function readPayers({ dispositifs, muets, libelles }: PayeursData): Reading[] {
	const amounts = dispositifs.map((item): Reading => ({
		cle: item.cle,
		whole: { seen: wholeSentence(item, formatEuros), said: wholeSentence(item, speakAmount) },
		parts: item.postes.map((poste) => ({
			seen: posteSentence(item, poste, libelles, formatEuros),
			said: posteSentence(item, poste, libelles, speakAmount)
		})),
		lien: item.lien
	}));
	const silent = muets.map((item): Reading => {
		const sentence = silentSentence(item);
		return { cle: item.cle, whole: { seen: sentence, said: sentence }, parts: [], lien: null };
	});
	return [...amounts, ...silent];
}

/** Who pays, in a few sentences. */
export function describePayers({ dispositifs, muets, exercice }: PayeursData): string {
	const said = dispositifs.map((item) => wholeSentence(item, speakAmount));
	return [
		`Barres par dispositif et par poste, exercice ${exercice}.`,
		...said,
		...muets.map(silentSentence)
	].join(' ');
}

/** A reading per row of bounds. */
export function readBounds({ formes }: BornesData): Reading[] {
	return formes.map(({ cle, nom, bas, haut, texte, texteCle }) => {
		const seen = `${nom}${NBSP}: ${[texte, texteCle].filter((text) => text !== '').join(' ; ')}.`;
		const range =
			haut === null
				? `au moins ${speakAmount(bas)}, maximum inconnu`
				: bas === haut
					? speakAmount(bas)
					: `entre ${bas === 0 ? 'zéro' : speakAmount(bas)} et ${speakAmount(haut)}`;
		return {
			cle,
			whole: { seen: seen.replaceAll(' ;', `${NBSP};`), said: `${nom}${NBSP}: ${range}.` },
			parts: [],
			lien: null
		};
	});
}

/** The bounds in a few sentences. */
export function describeBounds(data: BornesData): string {
	return [
		`Bornes par forme de traite, exercice ${data.exercice}. Les hachures sont le même argent et ne s’additionnent pas.`,
		...readBounds(data).map((reading) => reading.whole.said)
	].join(' ');
}
