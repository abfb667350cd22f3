/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Count before you compute',
      text: 'A gate computes σ(W x + U h + b): W belongs to the inputs x, U to the hidden state h before, b is the bias. An LSTM has three gates and a candidate, the value to be written. Here: 16 units, two inputs, one output from h.',
      tasks: [],
      question: 'How many parameters has this LSTM?',
      options: [
        '465: one recurrent matrix serves all gates',
        '1,233: four of everything',
        '929: three blocks, one for each gate',
      ],
      explanation:
        '4 · (16·2 + 16·16 + 16) = 1,216, and 17 for the output. The gates and the candidate each have their own W, U and b. The GRU has three such blocks, and 977 with its second bias; the simple RNN has one, 321. Formulas that share one U among the gates cannot give these numbers.',
    },
    {
      title: 'What a mark does',
      text: 'Two of ten numbers are marked: x₁ and x₂. The answer after the last step is ½ + (x₁ + x₂)/4. Train. Then click the heatmap **Input gate, A** at the first marked step and open **The cell**: press **Step through** and go on to “5. Output”.',
      tasks: ['Train all three for 100 epochs.', 'Pin a cell of Input gate, A and open the cell.'],
      question: 'Compared with the step before, the sums under the gates change at a marked step mainly by …',
      options: ['the bias', 'the recurrent sum U h', 'the input’s sum W x, which contains the mark'],
      explanation:
        'The diagram stacks the bias, W x and U h under each gate. The bias is the same at every step. From the step before to a marked one the input gate’s W x moves on average several times as far as its U h.',
    },
    {
      title: 'The network is the formula',
      text: 'Open **Sensitivity**: for A, how far does the answer move when the number at a step is raised a little? By the formula it should be a quarter of that at a marked step.',
      tasks: ['Look at the sensitivity of A.'],
      question: 'The slope of the answer is …',
      options: [
        'about ¼ at the two marked steps, near 0 at the others',
        'largest at the last steps: they are freshest',
        'about equal everywhere: it is a sum',
      ],
      explanation:
        '0.25 to 0.26 at the marked steps and at most 0.01 elsewhere, in LSTM and GRU, over three runs. Nobody told the network which rows count.',
    },
    {
      title: 'Which gate decides?',
      text: 'Hold one gate at its mean: it still works, but decides nothing. In **Which unit matters?** press **Rank units and gates of A**, then of B, and read the bars of the gates.',
      tasks: ['Rank units and gates of A.', 'Rank units and gates of B.'],
      question: 'In the LSTM the loss is highest without the moving of …',
      options: [
        'the forget gate, then the input gate',
        'the candidate, then the input gate',
        'the output gate, then the forget gate',
      ],
      explanation:
        'In each of three runs: candidate (785–854 times the loss), input gate (325–391), then forget and output gate. In the GRU: candidate (1,178–1,471), update gate (591–714), reset gate. This task turns on what is written, and when. The factors are large because the loss is tiny.',
    },
    {
      title: 'Reset is not forgetting',
      text: 'For B, press **Reset gate 1** in **What if there were no …?**; switch it off, then press **Update gate 1 (no memory)**. Who always gives the mean as an answer has a loss of 0.04.',
      tasks: ['Switch on “Reset gate 1” for B.', 'Replace it by “Update gate 1 (no memory)”.'],
      question: 'Which of the two leaves B better than the mean?',
      options: [
        'reset gate 1: it only stops the forgetting',
        'update gate 1: new numbers are still written',
        'neither',
      ],
      explanation:
        'With reset gate 1 the loss is 0.08 to 0.84, with update gate 1 0.055 to 0.115. The update gate says how much of the state is replaced. The reset gate removes nothing: it says how much of the old state the candidate may read. The trained weights count on both.',
    },
    {
      title: 'z, or 1 − z?',
      text: 'Switch the preset off. Click the heatmap **Update gate, B**, choose B in **The cell**, and switch **As Keras and PyTorch write z** on and off.',
      tasks: ['Pin a cell of Update gate, B and open the cell.'],
      question: 'What changes in the network?',
      options: [
        'nothing: only what the number is called, z or 1 − z',
        'its predictions',
        'the weights that training will find',
      ],
      explanation:
        'Papers and libraries differ in what z means: how much is rewritten, or how much is kept. The network with negated weights of this gate is the same one, but formulas from two sources must not be mixed.',
    },
  ],
};
