import { createHash } from 'node:crypto';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UploadRefused, Uploads, type UploadLimits } from './uploads.ts';

const LIMITS: UploadLimits = { fileBytes: 100, editorBytes: 250, totalBytes: 400, editorFiles: 4, days: 7 };
let folder: string;
let uploads: Uploads;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'envois-'));
	uploads = new Uploads(join(folder, 'envois'), LIMITS);
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
async function* inPieces(text: string, most = 7) {
	for (let start = 0; start < text.length; start += most) yield Buffer.from(text.slice(start, start + most));
}
const send = (text: string, { who = 'a', name = sha(text), announced = text.length } = {}) =>
	uploads.receive(who, name, announced, inPieces(text));
const everything = () =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
const motif = (work: Promise<unknown>) =>
	work.then(
		() => 'gardé',
		(cause: unknown) => (cause instanceof UploadRefused ? cause.motif : String(cause))
	);

test('bytes are found whole by who sent them, and by nobody else; sent again, they are kept once', async () => {
	const text = 'exercice;montant\n2018;12\n';
	await send(text);
	await send(text);
	const path = uploads.find('a', sha(text));
	expect(path && readFileSync(path, 'utf8')).toBe(text);
	expect(uploads.find('b', sha(text))).toBeNull();
	expect(everything()).toHaveLength(1);
	await send('');
	expect(uploads.find('a', sha(''))).not.toBeNull();
});

test('what is too long, cut, longer than it said or other than it said is refused, and nothing of it stays', async () => {
	const text = 'x'.repeat(60);
	const cut = async function* () {
		yield Buffer.from('x'.repeat(30));
		throw new Error('gone');
	};
	expect(await motif(send('x'.repeat(101)))).toBe('taille');
	expect(await motif(send(text, { announced: 70 }))).toBe('coupe');
	expect(await motif(send(text, { announced: 50 }))).toBe('longueur');
	expect(await motif(send(text, { name: sha('autre') }))).toBe('empreinte');
	expect(await motif(uploads.receive('a', sha(text), 60, cut()))).toBe('coupe');
	expect(everything()).toEqual([]);
	expect(uploads.find('a', sha(text))).toBeNull();
	await send(text);
});

test('what is refused on its way is heard to its end: its sender then hears why', async () => {
	const heard: number[] = [];
	const body = async function* () {
		for (const rank of [1, 2, 3, 4]) {
			heard.push(rank);
			yield Buffer.from('x'.repeat(20));
		}
		heard.push(0);
	};
	expect(await motif(uploads.receive('a', sha('x'), 30, body()))).toBe('longueur');
	expect(heard).toEqual([1, 2, 3, 4, 0]);
	expect(everything()).toEqual([]);
});

test.for(['../../../etc/passwd', '..', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\u0000`, ''])(
	'a name that is no fingerprint is no path: %j',
	async (name) => {
		expect(await motif(send('x', { name }))).toBe('empreinte');
		expect(() => uploads.find('a', name)).toThrow(UploadRefused);
		expect(everything()).toEqual([]);
	}
);

test('a sender whose name looks like a path stays in a folder of its own', async () => {
	await send('x', { who: '../../dehors' });
	expect(readdirSync(folder)).toEqual(['envois']);
	expect(readdirSync(join(folder, 'envois'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

test('each sender has so much room, so many files, and all together so much', async () => {
	for (const letter of 'pq') await send(letter.repeat(100));
	expect(await motif(send('r'.repeat(51)))).toBe('quota');
	await send('r'.repeat(10));
	await send('s');
	expect(await motif(send('t'))).toBe('nombre');
	for (const letter of 'uv') await send(letter.repeat(90), { who: 'b' });
	expect(await motif(send('w'.repeat(30), { who: 'c' }))).toBe('total');
	// What is under way is counted before it is there.
	const both = await Promise.all([
		motif(send('y'.repeat(9), { who: 'd' })),
		motif(send('z'.repeat(9), { who: 'e' }))
	]);
	expect(both.sort()).toEqual(['gardé', 'total']);
});

test('what waited a week goes, what was never whole goes sooner, the rest stays', async () => {
	await send('vieux');
	await send('neuf');
	const at = (days: number) => new Date(Date.now() - days * 86_400_000);
	const old = uploads.find('a', sha('vieux')) ?? '';
	utimesSync(old, at(8), at(8));
	const part = `${old}.x.part`;
	writeFileSync(part, 'moitié');
	utimesSync(part, at(2), at(2));
	const trial = join(uploads.folder, 'essais', 'mort');
	mkdirSync(trial, { recursive: true });
	utimesSync(trial, at(2), at(2));
	uploads.sweep(new Date());
	expect(everything()).toEqual([uploads.find('a', sha('neuf'))]);
	expect(readdirSync(join(uploads.folder, 'essais'))).toEqual([]);
});
