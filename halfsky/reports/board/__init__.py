"""The target board (目标看板) of a unit and year: are we on pace, where not, and is it true."""

from halfsky.reports.board.build import board
from halfsky.reports.board.model import Board, Child, Chosen, Line, NoLine, Spread
from halfsky.reports.board.proof import Proof, Side, proof_of

__all__ = ["Board", "Child", "Chosen", "Line", "NoLine", "Proof", "Side", "Spread", "board", "proof_of"]
