/** What the list of lessons says of each, in both languages, without loading them. */

interface Title {
  readonly title: string;
  /** What the learner can do afterwards, one sentence. */
  readonly goal: string;
}

const en: Readonly<Record<string, Title>> = {
  first: {
    title: 'What does a forget gate do?',
    goal: 'You have seen a network keep a number, and shut the gate that keeps it.',
  },
};

const zh: Readonly<Record<string, Title>> = {
  first: { title: '遗忘门到底做什么？', goal: '你看到了网络怎样记住一个数，也亲手关掉了让它记住的门。' },
};

const TITLES = { en, zh };

export const titlesIn = (language: keyof typeof TITLES): Readonly<Record<string, Title>> => TITLES[language];
