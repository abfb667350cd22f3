/** "Is it true?" in English. */
import type { MistakeWords } from './mistake';

export const words: Readonly<Record<string, MistakeWords>> = {
  m01: {
    claim: 'LSTM and GRU have self-attention, so they cope with gaps, irregular steps, disorder and outliers.',
    answer:
      'Neither has any attention: a step is a few weighted sums and gates, and it reads an invented or a broken number like any other. What copes with gaps and jumps is the preparation and the loss.',
    evidence:
      'Two sines with 30 % of the values missing: the RMSE of the LSTM is 0.30–0.31 with the mean filled in and 0.18–0.22 with a straight line; ridge regression gains as well (0.32 to 0.15). On shuffled sunspots R² is −0.12 to 0.10.',
  },
  m02: {
    claim: 'A GRU has no forget gate, so it cannot handle long dependencies.',
    answer:
      '1 − z does the keeping and the forgetting. The reverse, that the GRU is the better one at long distances, is not true either.',
    evidence:
      'Adding problem with lag 200 and gates that start open for keeping: none of 2,560 answers wrong, LSTM and GRU alike, with each of five seeds. Delayed recall over 8 steps: GRU 80.5–83.9 % right, LSTM 79.5–80.3 %.',
  },
  m03: {
    claim: 'Gradient clipping, Adam or a higher learning rate cure the vanishing gradient.',
    answer:
      'Clipping only ever shortens a gradient, and a rate multiplies near and far steps alike; what vanished is the ratio between them. The cure is a path that multiplies by nearly 1.',
    evidence:
      'Adding problem with lag 30, simple RNN with Adam: 15–18 % right with clipping at 1, without clipping, with clipping at 0.01 and with ten times the rate, three seeds each; the constant answer has 19 %. LSTM and GRU with gates that start open: 100 %.',
  },
  m04: {
    claim: 'An LSTM does not suffer from exploding gradients.',
    answer:
      'With tanh it was far harder to blow up than a simple RNN, but gates set no limit. A bounded activation and clipping do.',
    evidence:
      'SGD at a rate of 0.1 without clipping: the LSTM with tanh failed in 0 of 6 runs, simple RNNs with He normal weights in 11 of 12, the LSTM with ReLU in 2 of 6.',
  },
  m05: {
    claim: 'The LSTM is more accurate, and the GRU generalises better.',
    answer:
      'Neither holds from one series to the next: each wins some. Only a race on your own data, with several seeds and equal sizes, tells which is better there.',
    evidence:
      'Test RMSE at equal parameters, five seeds: El Niño, GRU 0.476 and LSTM 0.511; two sines, LSTM 0.062 and GRU 0.079. On sunspots the GRU is 4 % lower, undecided with ten seeds and decided with ten others.',
  },
  m06: {
    claim: 'A GRU always trains faster than an LSTM.',
    answer:
      'At equal units a step costs less, with three blocks instead of four. At equal parameters it need not, and both depend on the implementation.',
    evidence:
      'Measured on a CPU with SIMD: at 16 units each, a step of the GRU took 0.74–0.81 of the LSTM’s time; at equal parameters, 1.1 to 2.1 times as long. A GPU was not measured.',
  },
  m07: {
    claim: 'LSTM was proposed in the 2000s, with its forget gate.',
    answer: 'It dates from 1997 and had no forget gate; that was added in 2000.',
    evidence:
      'Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000. Holding the forget gate at 1, as in 1997, makes the loss of a network trained on delayed recall 15 to 17 times as high.',
  },
  m08: {
    claim: 'GRU stands for “gates recurrent unit”, by Bengio et al. in 2014.',
    answer: 'It stands for gated recurrent unit. The first author is Cho, and Bengio is one of the co-authors.',
    evidence:
      'Cho et al. 2014, “Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation”.',
  },
  m09: {
    claim: 'All gates of an LSTM share one recurrent matrix, and the GRU has a cell state.',
    answer: 'Each gate and the candidate have their own W, U and b. The GRU has one state only, the hidden state.',
    evidence:
      '16 units, two inputs, one output: the LSTM has 4 · (16 · 2 + 16 · 16 + 16) + 17 = 1,233 parameters; with one shared recurrent matrix they would be 465.',
  },
  m10: {
    claim: 'The reset gate throws old information out of the state of a GRU.',
    answer:
      'It removes nothing: it decides how much of the old state the candidate may read. How much of the state is replaced is up to the update gate.',
    evidence:
      'By the equation h = (1 − z) ⊙ hₜ₋₁ + z ⊙ n, in which r stands inside n only. Adding problem with lag 10: r held at 1 leaves a validation loss of 0.08–0.84, z held at 1 one of 0.055–0.115; the constant answer has 0.04.',
  },
  m11: {
    claim: 'With batch_first=True, out[-1, :, :] is the output of the last step.',
    answer: 'It is all steps of the last sample. The last step of every sample is out[:, -1, :].',
    evidence:
      'By the shape [batch, steps, units]: of 32 samples with 24 steps and 16 units, out[-1, :, :] has 24 × 16 numbers and out[:, -1, :] has 32 × 16.',
  },
  m12: {
    claim: 'For an LSTM, reshape MNIST to (28, 28, 1) and hand over the test set as validation_data.',
    answer:
      'A recurrent layer takes steps × features: (28, 28), one row of 28 pixels a step. And a test set by which epochs or settings are chosen no longer tests.',
    evidence:
      'By definition of the layer’s input [batch, steps, features]: three axes with the batch, and (28, 28, 1) makes four.',
  },
  m13: {
    claim: 'Two layers of 50 units with ReLU and 100 epochs are a good recipe for forecasting a series.',
    answer:
      'On a rising series the recipe loses to a linear regression. The fault is less the ReLU than the trend, which nobody took out.',
    evidence:
      'Airline passengers in thousands, test RMSE over five seeds: 32–66, ridge regression on the same values 21; 16 units after logarithm and seasonal difference 17–20. With tanh instead of ReLU the recipe has 47–96.',
  },
  m14: {
    claim: 'The loop “for g in grads: g = clip(g)” clips the gradients.',
    answer:
      'It only gives another value to a variable of its own; the gradients stay as they are. And the condition abs(grad) > limit has no single truth value where grad is an array.',
    evidence:
      'By definition of assignment in Python. What it costs: without clipping, a simple RNN with He normal weights failed in 6 of 6 runs; clipped by norm at 1, all 12 runs of the same four networks finished.',
  },
  m15: {
    claim: 'Gradients vanish in an RNN because the weight matrix is large or the network has many layers.',
    answer: 'They vanish over the steps: each step multiplies by one more Jacobian. One layer of any size is enough.',
    evidence:
      'Adding problem with lag 30, one layer, three seeds: a simple RNN of 16 units has 15–18 % right and one of 64 units 13–18 %; the constant answer has 19 %.',
  },
  m16: {
    claim: 'A gradient reversal layer or gradient boosting cures vanishing gradients.',
    answer:
      'Both are something else: the first turns the sign of a gradient to make features alike in two domains, the second adds up many small models.',
    evidence: 'Ganin & Lempitsky 2015 (gradient reversal); Friedman 2001 (gradient boosting).',
  },
  m17: {
    claim: 'Standardising makes a series stationary.',
    answer: 'It subtracts one number and divides by another, so the trend stays. Differences take it out.',
    evidence:
      'Airline passengers in thousands, test RMSE: standardised only 54–109; last year’s month 46; after logarithm and seasonal difference 17–20.',
  },
  m18: {
    claim: 'Normalise the whole series first, then split it.',
    answer:
      'Then the scale knows how far the test part will rise: a leak. Everything that is fitted reads the training rows alone.',
    evidence:
      'Airline passengers: half of the last 28 months lie above everything in the training part (413 thousand). On a scale fitted there they reach 1.7; a scale fitted on all rows would have told the network so.',
  },
  m19: {
    claim: 'A forecast is validated by K-fold or leave-one-out, like any other model.',
    answer:
      'Shuffled folds train on the future of the rows that they test. Move the origin instead: train on the past, test on what follows.',
    evidence: 'By counting: two neighbouring windows of 24 rows share 23 of them, so the test rows have been seen.',
  },
  m20: {
    claim: 'If sequences have different lengths, crop the shorter ones to the longest.',
    answer: 'Only something longer can be cropped. Pad the shorter ones, with a mask that keeps the padding out.',
    evidence:
      'By definition. Padded and masked, sequences of 30 to 33 steps share a batch in the adding problem with lag 30, and LSTM and GRU have 100 % right in three of three seeds.',
  },
  m21: {
    claim: 'A long memory makes forecasts of many steps accurate, and each step ahead needs a model of its own.',
    answer:
      'Fed back, what counts is how an error is passed on, not how small it starts. And one network with an output for each step does as well.',
    evidence:
      'Mackey–Glass, 24 steps: one step ahead the GRU has 0.008–0.010 and the LSTM 0.014–0.018; fed back over all 24, the GRU 0.073–0.135 and the LSTM 0.026–0.030. One GRU with 24 outputs: 0.033–0.048.',
  },
  m22: {
    claim: 'LSTM is for audio and video, GRU for text and images.',
    answer:
      'Either cell takes any sequence of numbers. Which one is better differs already from one series of numbers to the next.',
    evidence:
      'Audio and video were not measured here. Test RMSE at equal parameters: El Niño, GRU 0.476 and LSTM 0.511; two sines, LSTM 0.062 and GRU 0.079.',
  },
  m23: {
    claim: 'An LSTM is robust to outliers.',
    answer:
      'Under a squared error a few jumps rule the gradient of any cell. Robustness lies in the loss and the preparation.',
    evidence:
      'Two sines in which 5 % of the values jump: the MAE of LSTM and GRU rises from 0.05–0.06 to 0.47–0.53; with clipped inputs or the Huber loss the same cells have 0.40–0.46.',
  },
  m24: {
    claim: 'An LSTM overfits because it is complex, and a GRU cures that.',
    answer:
      'What decides is the size of the network against the data. A quarter fewer parameters is nothing where fifty times too many are there.',
    evidence:
      'AR(2) with 210 training rows and noise 1, 32 units, 200 epochs, test RMSE: LSTM 1.07–1.55, GRU 1.36–1.70. An LSTM of 3 units has 0.87–0.97, early stopping 0.84–0.92.',
  },
  m25: {
    claim: 'An LSTM predicts share prices, because it finds long dependencies in them.',
    answer:
      'A price is close to a random walk, where no forecast is better than the last value. The network learns to repeat it.',
    evidence:
      'Random walks: worse than the last value in 18 of 18 runs; trained on the changes, equal to it within 1 %; the direction is right in 46–53 % of the steps.',
  },
  m26: {
    claim: 'A forecast that comes a step late is cured by shifting it by that step.',
    answer:
      'It is late because it is a copy of the last value. To shift it, one would have to know the next one already.',
    evidence: 'Random walk: the forecast lies 1.14 (RMSE) from the true value, and 0.70–0.71 from the value before it.',
  },
  m27: {
    claim: 'Stacking means feeding one LSTM into the next.',
    answer:
      'That is a network of several layers. In stacking, a further model learns how to weigh the forecasts of several others.',
    evidence: 'Wolpert 1992, “Stacked generalization”.',
  },
  m28: {
    claim: 'Gradient boosting or a decision tree explains what an LSTM does.',
    answer:
      'They are other models. To explain this one, change something in it (a unit, a gate, an input) and see what the loss does.',
    evidence:
      'Bracket depth, both cells 100 % right: shutting the forget gate of the most important unit of the LSTM makes the loss 310 to 561 times as high; taking the keeping from that of the GRU, less than 10 % higher. The same answers, another mechanism.',
  },
  m29: {
    claim: 'The validation part judges the final model.',
    answer:
      'It has chosen epoch and settings, so its best value is too good by as much as there were tries. Report once, on the test part.',
    evidence: 'Cawley & Talbot 2010, on the bias of selection in judging models.',
  },
  m30: {
    claim: 'An LSTM cuts the sequence into sub-sequences.',
    answer:
      'It reads one row after the other and hands its state on. Windows are cut before, when the data are prepared.',
    evidence:
      'Sunspots, window of 24: erasing the hidden state once, one step before the end, makes the loss of the LSTM 5 to 14 times as high. What the rows before had said came through it.',
  },
  m31: {
    claim: 'The successors of LSTM and GRU are GRU, LSTM and capsule networks.',
    answer: 'In language, attention took their place: the transformer. Capsule networks are models of images.',
    evidence: 'Vaswani et al. 2017 (transformer); Sabour, Frosst & Hinton 2017 (capsules).',
  },
  m32: {
    claim: 'In TensorFlow an RNN is built with tf.placeholder, rnn_cell and tf.nn.dynamic_rnn.',
    answer: 'These belong to TensorFlow 1. Since version 2 recurrent layers are those of Keras.',
    evidence: 'TensorFlow 2.0 (2019) took them out of its interface; tf.compat.v1 kept the old names.',
  },
};
