/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'A counter',
      text: 'The networks read forty brackets and say after each how many are open, 0 to 4. Press **Train**, then click any cell of the heatmap **Cell state, A** to pin it.',
      tasks: ['Train both for 60 epochs.', 'Pin a cell of Cell state, A.'],
      question: 'How many answers are right after 60 epochs?',
      options: ['about half: counting is hard for a network', 'all, in both', 'all in the LSTM, about half in the GRU'],
      explanation:
        '100 % in both, in each of three runs. Counting needs a state that goes up and down, and both cells can do that. How they do it is the question of this lesson.',
    },
    {
      title: 'Is there a counter neuron?',
      text: 'Silence one unit after the other and see what it costs: press **Rank units and gates of A** in **Which unit matters?** The bars are the validation loss without each unit.',
      tasks: ['Rank units and gates of A.'],
      question: 'How many of the 16 units could be silenced without harm (less than 1 %)?',
      options: ['12 or more: one counter is enough', 'about half', 'none'],
      explanation:
        'Without the least important unit the loss, which is tiny, is still 4 to 13 times as high, without the most important one 743 to 1,696 times. The count is spread over all of them; a counter neuron exists only as a tendency.',
    },
    {
      title: 'One gate of one unit',
      text: 'Click the longest bar: it pins the first-ranked unit. In **Surgery** clamp the forget gate of this unit to 0, or press **0** in its row of **Forget gate, A**. Compare the validation loss.',
      tasks: ['Clamp the forget gate of the first-ranked unit of A to 0.'],
      question: 'The validation loss rises …',
      options: ['hundreds of times', 'by a few per cent: 15 units are untouched', 'about twofold'],
      explanation:
        '310 to 561 times over three runs. This unit holds a part of the depth from step to step; with its forget gate shut it holds nothing.',
    },
    {
      title: 'The cross-check',
      text: 'Remove that change. Now pin the last-ranked unit, that with the shortest bar, and clamp its forget gate to 0.',
      tasks: ['Free the first unit, and clamp the forget gate of the last-ranked one to 0.'],
      question: 'Now the loss rises …',
      options: ['hundreds of times again', 'by 10 to 40 %', 'tenfold'],
      explanation:
        '1.14 to 1.36 times over three runs. The ranking came from silencing, the test from shutting a gate: two different changes agree on which unit carries the memory. That is evidence of a cause, which no heatmap alone can give.',
    },
    {
      title: 'Another cell, another way',
      text: 'Remove the change. Rank B and pin its first-ranked unit. Clamp its update gate to 1, or press **1** in its row of **Update gate, B**: z = 1 rewrites the whole state at every step and keeps nothing.',
      tasks: ['Rank units and gates of B.', 'Clamp the update gate of the first-ranked unit of B to 1.'],
      question: 'The GRU’s most important unit keeps nothing now. The loss rises …',
      options: ['hundreds of times, as in the LSTM', 'about tenfold', 'by less than ten per cent'],
      explanation:
        '1.01 to 1.09 times over three runs. The update gates are open, above 0.9, in 71 to 80 % of all values: this GRU writes its state anew nearly always, and the count goes round through the candidate. Same task, same answers, another mechanism: look before you explain.',
    },
    {
      title: 'Which input?',
      text: 'The answer is ½ + a quarter of the two marked numbers’ sum. Train. In **Edit input** choose the variable **value** and drag the number at a marked step up by about 0.4; remove that, and drag one that is not marked.',
      tasks: ['Train for 100 epochs.', 'Change a marked number.', 'Undo that, and change one that is not marked.'],
      question: 'The answer of A moves by …',
      options: [
        'about 0.1 for a marked number, almost nothing for the other',
        '0.4 for each',
        'about 0.04 for each: ten numbers share the influence',
      ],
      explanation:
        'Its slope is 0.25 to 0.26 at a marked step, which makes 0.1 of 0.4, and at most 0.01 at any other, in LSTM and GRU over three runs. What a network reads is shown by an experiment on its input, not by a picture.',
    },
  ],
};
