from .thing import Thing
from .extension import unused
