import { findLanguage, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { webAddress } from '#lib/domain/web-address.ts';
import {
	chosenLines,
	sumsOf,
	type LinesChoice,
	type OfflineLine,
	type YearLines
} from '#lib/domain/year/year-lines.ts';
import { Meeting } from './slides.ts';

// The script of the file that is carried on a stick: it opens from a disk and asks nothing of anyone.
findLanguage(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));

const data = JSON.parse(
	document.getElementById('lignes-donnees')?.textContent ?? '{"lignes":[]}'
) as YearLines;
const reading = document.querySelector<HTMLElement>('.lecture');
const wall = document.querySelector<HTMLElement>('.reunion');
const form = document.querySelector<HTMLFormElement>('.filtres');
const body = document.querySelector('.lignes tbody');
const sheet = document.querySelector('dialog');
const colon = () => tr('\u00A0: ', ': ');

const make = (tag: string, text: string, className = ''): HTMLElement => {
	const made = document.createElement(tag);
	made.textContent = text;
	if (className !== '') made.className = className;
	return made;
};

/** An amount, with the lozenge of several published values, drawn as no face of ours holds it. */
function amountCell({ centimes, concurrente }: OfflineLine): HTMLElement {
	const cell = make('td', formatEuros(centimes), 'nombre');
	if (!concurrente) return cell;
	const sign = make('span', '', 'losange');
	sign.setAttribute('role', 'img');
	sign.setAttribute('aria-label', tr('D’autres valeurs sont publiées', 'Other values are published'));
	cell.append('\u00A0', sign);
	return cell;
}

const formsOf = ({ forme, contexte }: OfflineLine): string =>
	contexte && forme === 'NV'
		? tr('Contexte', 'Context')
		: forme
				.split('|')
				.map((part) => {
					const [code = '', share] = part.split(':');
					const name = data.formes[code] ?? (code === 'NV' ? tr('Non attribué', 'Not attributed') : code);
					return share === undefined ? name : `${name} ${share}${tr('\u00A0%', '%')}`;
				})
				.join(', ');

/** The sheet of a line: what it is, and where to read it. */
function openSheet(line: OfflineLine): void {
	if (!sheet) return;
	const title = make('h3', `${data.dispositifs[line.dispositif] ?? line.dispositif}, ${line.poste}`);
	title.id = 'fiche-titre';
	const list = document.createElement('dl');
	const told: readonly (readonly [string, string])[] = [
		[tr('Montant', 'Amount'), formatEuros(line.centimes)],
		[tr('Étape', 'Stage'), data.etapes[line.etape] ?? line.etape],
		[tr('Nature', 'Nature'), data.natures[line.nature] ?? line.nature],
		[tr('Forme', 'Form'), formsOf(line)],
		[tr('Preuve', 'Evidence'), line.preuve || tr('non indiquée', 'not stated')],
		['Document', [line.editeur, line.titre, line.date].filter((text) => text !== '').join(', ')],
		[tr('Où', 'Where'), line.ou],
		['Note', line.note],
		[
			tr('Compte', 'Counts'),
			line.compte
				? tr('oui, dans la somme de son étape', 'yes, in the sum of its stage')
				: line.contexte
					? tr('non : contexte, plus large que la traite', 'no: context, wider than trafficking')
					: line.role === 'total'
						? tr('non : un total publié contrôle ses détails', 'no: a published total checks its details')
						: tr('non : une autre valeur est retenue', 'no: another value is retained')
		]
	];
	for (const [name, text] of told) if (text !== '') list.append(make('dt', name), make('dd', text));
	if (webAddress(line.url) !== null) {
		const link = document.createElement('a');
		link.href = line.url;
		link.rel = 'noopener';
		link.textContent = line.url;
		const place = document.createElement('dd');
		place.append(link);
		list.append(make('dt', tr('Adresse', 'Address')), place);
	}
	const close = make('button', tr('Fermer', 'Close'));
	close.addEventListener('click', () => sheet.close());
	sheet.replaceChildren(title, list, close);
	sheet.showModal();
}

function rowOf(line: OfflineLine): HTMLElement {
	const row = document.createElement('tr');
	const name = document.createElement('th');
	name.scope = 'row';
	name.textContent = `${data.dispositifs[line.dispositif] ?? line.dispositif}, ${line.poste}`;
	const source = make('button', line.editeur || line.titre);
	source.setAttribute('type', 'button');
	source.addEventListener('click', () => openSheet(line));
	const last = document.createElement('td');
	last.append(source);
	row.append(
		name,
		make('td', data.etapes[line.etape] ?? line.etape),
		make('td', line.nature === 'np' ? tr('non dite', 'not stated') : line.nature.toUpperCase()),
		make('td', formsOf(line)),
		amountCell(line),
		make('td', line.preuve || '–'),
		last
	);
	if (!line.compte) row.className = 'non-compte';
	return row;
}

const asked = (): LinesChoice => {
	const given = new FormData(form ?? undefined);
	const of = (name: string) => {
		const value = given.get(name);
		return typeof value === 'string' ? value : '';
	};
	return { dispositif: of('dispositif'), etape: of('etape'), forme: of('forme'), mots: of('mots') };
};

/** Shows the lines that are asked, and what those that count come to, stage by stage (R2). */
function showLines(): void {
	const choice = asked();
	const lines = chosenLines(data, choice);
	body?.replaceChildren(...lines.map(rowOf));
	const sums = sumsOf(lines).map(({ etape, nature, centimes, lignes }) => {
		const kind = nature === 'np' ? tr('AE ou CP non dit', 'AE or CP not stated') : nature.toUpperCase();
		return `${data.etapes[etape] ?? etape}, ${kind}${colon()}${formatEuros(centimes)} (${lignes})`;
	});
	const count =
		lines.length === 0
			? tr('Aucune ligne ne répond à ces choix.', 'No line matches these choices.')
			: lines.length === 1
				? tr('Une ligne.', 'One line.')
				: tr(`${lines.length} lignes.`, `${lines.length} lines.`);
	const told =
		sums.length === 0
			? ''
			: ` ${
					data.autres > 0
						? tr(
								'Sommes des seules lignes comptées que ce fichier porte, jamais ajoutées entre étapes',
								'Sums of only the lines that count and that this file carries, never added across stages'
							)
						: tr(
								'Sommes des lignes comptées, jamais ajoutées entre étapes',
								'Sums of the lines that count, never added across stages'
							)
				}${colon()}${sums.join(tr('\u00A0; ', '; '))}.`;
	document.querySelector('.sommes')?.replaceChildren(`${count}${told}`);
	const params = new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== ''));
	if (params.size > 0) history.replaceState(null, '', `#lignes?${params.toString()}`);
}

/** What the address asks of the lines, after `#lignes?`. */
function readAddress(): void {
	const [, query] = location.hash.split('?');
	for (const [name, value] of new URLSearchParams(query ?? '')) {
		const field = form?.elements.namedItem(name);
		if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
	}
}

let meeting: Meeting | undefined;
function setMode(mode: string): void {
	if (!reading || !wall) return;
	const projected = mode === 'diapositives';
	reading.hidden = projected;
	wall.hidden = !projected;
	if (!projected) {
		if (document.fullscreenElement) void document.exitFullscreen();
		history.replaceState(null, '', location.pathname);
		scrollTo(0, 0);
	} else if (meeting) meeting.resume();
	else meeting = new Meeting(wall);
}

addEventListener('click', ({ target }) => {
	const mode = target instanceof Element ? target.closest('[data-mode]')?.getAttribute('data-mode') : null;
	if (mode != null) setMode(mode);
});
for (const hidden of document.querySelectorAll('.filtres, [data-mode]')) hidden.removeAttribute('hidden');
for (const shown of document.querySelectorAll('[data-sans-script]')) shown.setAttribute('hidden', '');
form?.addEventListener('input', showLines);
form?.addEventListener('submit', (event) => event.preventDefault());
form?.addEventListener('reset', () => setTimeout(showLines));
readAddress();
showLines();
if (/^#\d+$/.test(location.hash)) setMode('diapositives');
