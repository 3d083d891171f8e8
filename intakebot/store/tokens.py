"""How secrets are kept: 256 random bits need no salt and no slow hash, only not to be readable."""

import hmac
from hashlib import sha256


def hashed(token: str) -> bytes:
    """What is stored in place of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def same(token_hash: bytes, token: str) -> bool:
    """Whether a stored hash is this token's, in a time that says nothing about either."""
    return hmac.compare_digest(token_hash, hashed(token))
